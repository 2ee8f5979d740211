import { relativeTime, type RelativeTimeOptions } from '../../server/src/text/relative-time';

export interface RelativeLabelOptions
  extends
    Pick<RelativeTimeOptions, 'locale'>,
    Partial<Omit<RelativeTimeOptions, 'then' | 'now' | 'locale'>> {
  /** What the label is about; a text is an ISO 8601 instant. */
  then: Date | string;
  /** The present unless said otherwise. */
  now?: Date;
}

/**
 * "15 hours ago", and until when that is true: null where it is true for good. The rules and the
 * words are the server's own; `timeZone` (UTC unless said otherwise) decides where days begin.
 *
 * @throws RangeError for an invalid date or an unknown time zone
 */
export const relativeLabel = ({
  then,
  now = new Date(),
  timeZone = 'UTC',
  ...options
}: RelativeLabelOptions): { label: string; validUntil: Date | null } => {
  const { label, validUntil } = relativeTime({ ...options, then: new Date(then), now, timeZone });
  return { label, validUntil };
};
