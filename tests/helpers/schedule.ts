import config from 'newsroom/config';
import type { Scheduler } from 'newsroom/publication/scheduler';
import {
  configure,
  editorial,
  freezeClock,
  get,
  resetNewsroom,
  strapi,
  tokenFor,
} from './newsroom';
import { draftArticle } from '../fixtures/newsroom';

export const PLAN = 'plugin::newsroom.planned-publication';

export const NOW = '2026-03-28T06:00:00.000Z';
export const DUE = '2026-03-28T08:00:00.000Z';
export const LATER = '2026-03-28T20:00:00.000Z';
export const before = (instant: string, ms = 1) => new Date(Date.parse(instant) - ms).toISOString();
export const after = (instant: string, ms: number) => before(instant, -ms);

export const scheduler = (): Scheduler => strapi().plugin('newsroom').service('scheduler');

export let token: Record<string, string>;

export const plan = (id: string, body: object = { publishAt: DUE }) =>
  editorial('put', `/articles/${id}/schedule`, token, { locales: ['en'], ...body });
export const queue = (query = '') => editorial('get', `/queue${query}`, token);
export const isLive = async (id: string, locale = 'en'): Promise<boolean> =>
  (await get(`/articles/id/${id}?locale=${locale}&fallback=none`)).status === 200;

export const plannedArticle = async (headline: string, at = DUE): Promise<string> => {
  const { documentId } = await draftArticle(headline);
  await plan(documentId, { publishAt: at });
  return documentId;
};

/** Before each test: an empty newsroom at NOW, and somebody who may plan. */
export const setUpSchedule = (): void => {
  beforeAll(async () => {
    token = await tokenFor(
      ...['schedule', 'unschedule', 'queue', 'retry', 'kill'].map(
        (action) => `plugin::newsroom.publishing.${action}`
      )
    );
  });
  beforeEach(async () => {
    await resetNewsroom();
    configure({ schedule: { ...config.default.schedule, leaseMs: 60_000, attempts: 3 } });
    freezeClock(NOW);
  });
};
