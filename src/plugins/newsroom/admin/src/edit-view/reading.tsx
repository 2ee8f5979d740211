import { Typography } from '@strapi/design-system';
import { readTimeLabel } from '../../../server/src/text/read-time-label';
import { useSettings } from '../api/use-settings';
import { useWords } from '../words';
import { Part } from './part';
import { useFormValue } from './use-form-value';
import { useReadTime } from './use-read-time';

/** How long the body takes to read as it stands in the form, saved or not. */
export const Reading = ({ locale }: { locale: string }) => {
  const { say } = useWords();
  const body = useFormValue('body');
  const { readingRates } = useSettings();
  const readTime = useReadTime(body, { locale, rates: readingRates });
  const { minutes = 0, words = 0, characters = 0 } = readTime ?? {};
  const label = readTimeLabel(minutes, locale);

  return (
    <Part title={say('reading.title')}>
      <Typography variant="omega" aria-live="off">
        {label === null ? say('reading.empty') : <bdi>{label}</bdi>}
      </Typography>
      {label !== null && (
        <Typography variant="pi" textColor="neutral600">
          {characters > 0
            ? say('reading.countsWithCharacters', { words, characters })
            : say('reading.counts', { words })}
        </Typography>
      )}
    </Part>
  );
};
