import { useEffect, useState } from 'react';
import { countImages, readableText } from '../../../server/src/text/block-text';
import type { Blocks } from '../../../server/src/text/blocks';
import { measureReadTime, type ReadTime } from '../../../server/src/text/read-time';
import { whenIdle } from './when-idle';

/** How long nobody has typed before the body is counted, in milliseconds. */
const PAUSE_MS = 250;

export interface ReadingOptions {
  locale: string;
  rates: Readonly<Record<string, number>>;
}

/** An editor that is half-way through a block may hold something that is none yet. */
const isBlocks = (body: unknown): body is Blocks =>
  Array.isArray(body) && body.every((block) => typeof block === 'object' && block !== null);

/** The same computation as on the server, so that the figure does not jump when the draft is saved. */
export const measureBody = (body: unknown, options: ReadingOptions): ReadTime => {
  const blocks = isBlocks(body) ? body : [];
  return measureReadTime({ text: readableText(blocks), images: countImages(blocks) }, options);
};

/** The read time of the body in the form; counted in a pause of typing, when the browser is idle. */
export const useReadTime = (body: unknown, { locale, rates }: ReadingOptions): ReadTime | null => {
  const [readTime, setReadTime] = useState<ReadTime | null>(null);
  useEffect(
    () => whenIdle(() => setReadTime(measureBody(body, { locale, rates })), PAUSE_MS),
    [body, locale, rates]
  );
  return readTime;
};
