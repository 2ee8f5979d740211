import { useId } from 'react';
import { Badge, Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type {
  OverviewShelf,
  OverviewStory,
  ShelfName,
} from '../../../server/src/contracts/editorial-overview';
import type { Stages } from '../../../server/src/contracts/editorial-workflow';
import { useSettings } from '../api/use-settings';
import { tellInstant } from '../edit-view/tell-instant';
import { useStageNames } from '../stage-name';
import { useWords, type Word } from '../words';
import { StoryLink } from './story-link';

/** What one shelf says of each story, besides its language. */
const useNotes = (name: ShelfName, stages: Stages): ((story: OverviewStory) => string[]) => {
  const { say, sayNamed, nameOf, language } = useWords();
  const { timeZone } = useSettings();
  const tellStage = useStageNames(stages);
  return ({ locale, at, action, stage, who, note }) => {
    const time = at === null ? null : tellInstant(new Date(at), { language, timeZone });
    const due =
      time && (name === 'inReview' || name === 'mine') ? say('pages.dueBy', { time }) : time;
    const parts = [
      nameOf(locale),
      action && (sayNamed(`plans.action.${action}`) ?? action),
      stage && tellStage(stage),
      due,
      name === 'inReview' && (who ?? say('pages.nobody')),
      note,
    ];
    return parts.filter((part): part is string => typeof part === 'string' && part !== '');
  };
};

interface ShelfProps {
  name: ShelfName;
  title: Word;
  empty: Word;
  shelf: OverviewShelf;
  stages: Stages;
  /** Where all of it is. */
  more?: string;
}

/** A small list of stories of which the desk has to know, and how many there are in all. */
export const Shelf = ({ name, title, empty, shelf, stages, more }: ShelfProps) => {
  const { say } = useWords();
  const notes = useNotes(name, stages);
  const { count, stories } = shelf;
  const id = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={5}
      height="100%"
    >
      <Flex justifyContent="space-between" gap={2} paddingBottom={4}>
        <Flex gap={2}>
          <Typography id={id} tag="h2" variant="delta">
            {say(title)}
          </Typography>
          <Badge active={name === 'failed' && count > 0}>{count}</Badge>
        </Flex>
        {more && count > stories.length && (
          <Link tag={RouterLink} to={more}>
            {say('pages.all')}
          </Link>
        )}
      </Flex>
      {stories.length === 0 ? (
        <Typography textColor="neutral600">{say(empty)}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {stories.map((story) => (
            <li key={`${story.id} ${story.locale} ${story.action}`}>
              <StoryLink {...story} />
              <Typography variant="pi" textColor="neutral600" tag="p">
                {notes(story).map((note, index) => (
                  <span key={index}>
                    {index > 0 && ' · '}
                    <bdi>{note}</bdi>
                  </span>
                ))}
              </Typography>
            </li>
          ))}
        </Flex>
      )}
    </Box>
  );
};
