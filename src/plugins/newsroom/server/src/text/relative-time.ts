import { RELATIVE_LABELS } from './relative-labels';
import { tellTime, type RelativeTime, type RelativeTimeOptions } from './tell-time';

export { absoluteDate, absoluteDateTime } from './absolute-date';
export type { CountedLabel, RelativeLabels } from './relative-labels';
export type { RelativeTime, RelativeTimeOptions, RelativeUnit } from './tell-time';

/**
 * `tellTime` with our labels for the languages that Intl cannot say it in.
 * @throws RangeError for an invalid date or an unknown time zone
 */
export const relativeTime = (options: RelativeTimeOptions): RelativeTime =>
  tellTime({ labels: RELATIVE_LABELS, ...options });
