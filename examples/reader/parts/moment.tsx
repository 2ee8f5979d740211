import type { ReactNode } from 'react';
import { dateIn } from '../language/dates';

/**
 * An instant: its date, which is always true, until the browser says how long ago that was. It may do
 * so before React has looked at this element, which is to leave the text alone then.
 */
export const Moment = ({ at, locale }: { at: string; locale: string }): ReactNode => (
  <time
    data-newsroom=""
    dateTime={at}
    lang={locale}
    title={dateIn(at, locale)}
    suppressHydrationWarning
  >
    {dateIn(at, locale)}
  </time>
);
