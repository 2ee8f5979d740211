import { wire } from './delivery';
import { readSitemap } from './read-sitemap';
import { configure, freezeClock, resetNewsroom } from './newsroom';

export const SITE = 'https://news.example';
export const NOW = '2026-05-01T10:00:00.000Z';
const HOUR = 3_600_000;
export const after = (hours: number) => new Date(Date.parse(NOW) + hours * HOUR).toISOString();

export const read = async (path: string) => {
  const { status, headers, text } = await wire(path);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`);
  expect(headers['content-type']).toBe('application/xml; charset=utf-8');
  return readSitemap(text).urls;
};
export const addresses = async (path: string) => (await read(path)).map(({ loc }) => loc);

/** Before each test: an empty newsroom with a public site, at NOW. */
export const setUpSitemaps = (): void => {
  beforeEach(async () => {
    await resetNewsroom();
    configure({ publicUrl: SITE, siteName: 'The Meridian' });
    freezeClock(NOW);
  });
};
