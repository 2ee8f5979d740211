'use client';

import { useEffect } from 'react';
import { keepTimesFresh } from 'strapi-plugin-newsroom/client';

/** Turns the dates of a page into "15 hours ago", and keeps them true. The only script of our own. */
export const FreshTimes = ({ timeZone }: { timeZone: string }): null => {
  useEffect(() => keepTimesFresh(document, { timeZone }), [timeZone]);
  return null;
};
