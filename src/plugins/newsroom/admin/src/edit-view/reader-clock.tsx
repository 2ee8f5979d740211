import { Flex, Typography } from '@strapi/design-system';
import type { PanelComponentProps } from '@strapi/content-manager/strapi-admin';
import { relativeTime } from '../../../server/src/text/relative-time';
import { useReaderTimeZone } from '../api/use-settings';
import { useWords } from '../words';
import { instantOf } from './open-story';
import { Fact, Part } from './part';
import { tellInstant } from './tell-instant';
import { useNow } from './use-now';

interface ReaderClockProps {
  locale: string;
  document: PanelComponentProps['document'];
}

/** When readers first saw the story, and when something last changed that they would notice. */
export const ReaderClock = ({ locale, document }: ReaderClockProps) => {
  const { say, language } = useWords();
  const now = useNow();
  const timeZone = useReaderTimeZone(locale);
  const first = instantOf(document?.firstPublishedAt);
  const last = instantOf(document?.contentUpdatedAt);
  if (!first) return null;

  return (
    <Part title={say('clock.title')}>
      <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
        <Fact label={say('clock.firstPublished')}>
          <bdi>{relativeTime({ then: first, now, locale, timeZone }).label}</bdi>
          <Typography tag="span" variant="pi" textColor="neutral600" display="block">
            {tellInstant(first, { language, timeZone })}
          </Typography>
        </Fact>
        {last && last.getTime() !== first.getTime() && (
          <Fact label={say('clock.lastChange')}>{tellInstant(last, { language, timeZone })}</Fact>
        )}
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {say('clock.zone', { zone: timeZone })}
      </Typography>
    </Part>
  );
};
