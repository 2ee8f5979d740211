import {
  tellTime,
  type RelativeTime,
  type RelativeTimeOptions,
} from '../../server/src/text/tell-time';

export type { RelativeTime };

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
 * "15 hours ago", and until when that is true, by the server's own rules. The words are those of the
 * runtime's `Intl`, which a browser has for fewer languages than Node, or of `overrides`; `timeZone`
 * (UTC unless said otherwise) decides where days begin. The answer's `locale` says whose words it is in.
 *
 * @throws RangeError for an invalid date or an unknown time zone
 */
export const relativeLabel = ({
  then,
  now = new Date(),
  timeZone = 'UTC',
  ...options
}: RelativeLabelOptions): RelativeTime =>
  tellTime({ ...options, then: new Date(then), now, timeZone });
