import { Widget } from '@strapi/strapi/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import type { OverviewStory } from '../../../server/src/contracts/editorial-overview';
import type { Stages } from '../../../server/src/contracts/editorial-workflow';
import { dayNumber } from '../../../server/src/text/calendar-day';
import { useGetOverviewQuery, type Overview } from '../api/desk-api';
import { useSettings } from '../api/use-settings';
import { tellInstant } from '../edit-view/tell-instant';
import { StoryLink } from '../pages/story-link';
import { useStageNames } from '../stage-name';
import { useWords, type Word } from '../words';

/** All widgets ask the same, so that it is asked once. */
const STORIES_READ = 10;
const STORIES_SHOWN = 5;
const NO_STAGES: Stages = [];

interface ShelfWidgetProps {
  empty: Word;
  pick: (shelves: Overview, isToday: (at: string | null) => boolean) => OverviewStory[];
}

/** A few stories on the first page of the admin. */
const ShelfWidget = ({ empty, pick }: ShelfWidgetProps) => {
  const { say, sayNamed, nameOf, language, direction } = useWords();
  const { timeZone } = useSettings();
  const { data, isLoading, isError } = useGetOverviewQuery(
    { limit: STORIES_READ },
    { refetchOnMountOrArgChange: true }
  );
  const tellStage = useStageNames(data?.stages ?? NO_STAGES);
  if (isLoading) return <Widget.Loading />;
  if (isError || !data) return <Widget.Error />;
  const today = dayNumber(Date.parse(data.at), timeZone);
  const stories = pick(
    data,
    (at) => at !== null && dayNumber(Date.parse(at), timeZone) === today
  ).slice(0, STORIES_SHOWN);
  if (stories.length === 0) return <Widget.NoData>{say(empty)}</Widget.NoData>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3} dir={direction}>
      {stories.map((story) => (
        <Box tag="li" key={`${story.id} ${story.locale} ${story.action}`}>
          <StoryLink {...story} />
          <Typography variant="pi" textColor="neutral600" tag="p">
            {[
              nameOf(story.locale),
              story.action && (sayNamed(`plans.action.${story.action}`) ?? story.action),
              story.stage && tellStage(story.stage),
              story.at && tellInstant(new Date(story.at), { language, timeZone }),
              story.note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
};

/** What happens by itself today, by the clocks of the newsroom. */
export const PlannedToday = () => (
  <ShelfWidget
    empty="widgets.nonePlanned"
    pick={({ planned }, isToday) => planned.stories.filter(({ at }) => isToday(at))}
  />
);

export const FailedPlans = () => (
  <ShelfWidget empty="overview.noneFailed" pick={({ failed }) => failed.stories} />
);

/** What was handed to whoever looks, and then what waits for anybody. */
export const ToLookAt = () => (
  <ShelfWidget
    empty="widgets.noneToLookAt"
    pick={({ mine, inReview }) => {
      const own = new Set(mine.stories.map(({ id, locale }) => `${id} ${locale}`));
      const others = inReview.stories.filter(({ id, locale }) => !own.has(`${id} ${locale}`));
      return [...mine.stories, ...others];
    }}
  />
);
