import { escapeXml } from '../../text/xml-text';

/** Limits of the protocol for one sitemap (sitemaps.org/protocol): 50 MB uncompressed, 50,000 URLs. */
const MOST_BYTES = 52_428_800;
const MOST_URLS = 50_000;

/** `/locale/section/story`: the code of a locale, and two slugs of 80 letters of three bytes each. */
const LONGEST_PATH = 3 + 40 + 2 * 80 * 9;

/** More than the longest markup around an address, the language of an alternate included. */
const MARKUP = 150;

/** What stands around the stories. */
const FRAME = 1_000;

/**
 * How many stories a page of a sitemap holds. Each may stand in it with all of its languages, and every
 * page keeps within 50 MB with the longest addresses there can be: so the number depends on nothing
 * that changes from day to day, and the index and the pages agree on it.
 */
export const urlsPerPage = (locales: number, publicUrl: string): number => {
  const address = Buffer.byteLength(escapeXml(publicUrl)) + LONGEST_PATH + MARKUP;
  const alternates = locales > 1 ? locales + 1 : 0;
  const most = Math.floor((MOST_BYTES - FRAME) / (address * (1 + alternates)));
  return Math.max(1, Math.min(MOST_URLS, most));
};
