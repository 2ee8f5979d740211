import { Flex, Typography } from '@strapi/design-system';
import { StatusBadge, type StatusVariant } from '../status-badge';
import { useWords, type Word } from '../words';
import { useReaderTimeZone } from '../api/use-settings';
import { instantOf } from './open-story';
import { Part } from './part';
import { tellStatus, type LanguageStatus, type StoryStatus } from './story-status';
import { tellInstant, tellWait } from './tell-instant';
import { useSavedValue } from './use-form-value';
import { useNow } from './use-now';

const BADGES: Record<StoryStatus['here'], { word: Word; variant: StatusVariant }> = {
  new: { word: 'status.new', variant: 'secondary' },
  draft: { word: 'status.draft', variant: 'secondary' },
  embargoed: { word: 'status.embargoed', variant: 'warning' },
  expired: { word: 'status.expired', variant: 'neutral' },
  live: { word: 'status.live', variant: 'success' },
  changed: { word: 'status.changed', variant: 'alternative' },
};

interface StatusProps {
  locale: string;
  languages: readonly LanguageStatus[];
  languagesInAll: number;
}

/** How the story stands with its readers, in plain words. */
export const Status = ({ locale, languages, languagesInAll }: StatusProps) => {
  const { say, language } = useWords();
  const now = useNow();
  const timeZone = useReaderTimeZone(locale);
  const embargoUntil = instantOf(useSavedValue('embargoUntil'));
  const status = tellStatus({ locale, languages, languagesInAll, embargoUntil }, now);
  const { word, variant } = BADGES[status.here];
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(locale) ?? locale;
  const when = (instant: Date) => ({
    time: tellInstant(instant, { language, timeZone }),
    wait: tellWait(instant, now, language),
    zone: timeZone,
  });

  return (
    <Part title={say('status.title')}>
      <Flex gap={2} wrap="wrap">
        <StatusBadge variant={variant}>{say(word)}</StatusBadge>
        <Typography variant="pi" textColor="neutral600">
          {name}
        </Typography>
      </Flex>
      <Typography variant="omega">
        {say('status.liveIn', { live: status.liveIn, all: status.languagesInAll })}
      </Typography>
      {embargoUntil && embargoUntil > now && (
        <Typography variant="omega">{say('status.embargoedUntil', when(embargoUntil))}</Typography>
      )}
      {status.until && status.here !== 'embargoed' && (
        <Typography variant="omega">{say('status.expires', when(status.until))}</Typography>
      )}
    </Part>
  );
};
