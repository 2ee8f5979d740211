import { Box, Tr, Typography } from '@strapi/design-system';
import type { LogbookEntry } from '../../../server/src/contracts/editorial-logbook';
import { useSettings } from '../api/use-settings';
import { tellInstant } from '../edit-view/tell-instant';
import { TextCell } from '../text-cell';
import { useWords } from '../words';
import { StoryLink } from './story-link';

/** What the thing was called then. */
const nameOfEntry = ({ details }: LogbookEntry): string | null =>
  typeof details.title === 'string' ? details.title : null;

/** Who did what, when and why: one row of the logbook. */
export const Entry = ({ entry }: { entry: LogbookEntry }) => {
  const { say, sayNamed, nameOf, language } = useWords();
  const { timeZone } = useSettings();
  return (
    <Tr>
      <TextCell>
        <Typography variant="pi" textColor="neutral800">
          {tellInstant(new Date(entry.at), { language, timeZone })}
        </Typography>
      </TextCell>
      <TextCell>
        <Typography textColor="neutral800">{entry.actor.name}</Typography>
      </TextCell>
      <TextCell>
        <Typography textColor="neutral800">
          {sayNamed(`logbook.did.${entry.action}`) ?? entry.action}
        </Typography>
      </TextCell>
      <TextCell>
        {entry.entity === 'article' && entry.documentId ? (
          <StoryLink
            id={entry.documentId}
            locale={entry.locale ?? 'en'}
            headline={nameOfEntry(entry) ?? entry.documentId}
          />
        ) : (
          <Typography textColor="neutral800">
            {[entry.entity, nameOfEntry(entry)].filter(Boolean).join(': ')}
          </Typography>
        )}
        <Typography variant="pi" textColor="neutral600" tag="p">
          {[
            entry.locale === null ? say('logbook.allLanguages') : nameOf(entry.locale),
            entry.revision === null ? '' : say('logbook.revision', { number: entry.revision }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </TextCell>
      <TextCell>
        <Box maxWidth="30rem">
          <Typography textColor="neutral800" style={{ whiteSpace: 'normal' }}>
            {entry.reason ?? '–'}
          </Typography>
        </Box>
      </TextCell>
    </Tr>
  );
};
