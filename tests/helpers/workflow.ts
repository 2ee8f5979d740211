import config from 'newsroom/config';
import {
  configure,
  editorial,
  freezeClock,
  resetNewsroom,
  rows,
  strapi,
  tokenFor,
} from './newsroom';

export const STAGE = 'plugin::newsroom.story-stage';
const LOGBOOK = 'plugin::newsroom.logbook-entry';
export const NOW = '2026-05-01T12:00:00.000Z';
export const DUE = '2026-05-01T18:00:00.000Z';

export const { workflow } = config.default;
export const ACTIONS = [
  'workflow.find',
  'workflow.move',
  'workflow.list',
  'publishing.publish',
].map((action) => `plugin::newsroom.${action}`);

/** A token whose name is its role. */
const tokenNamed = async (name: string): Promise<Record<string, string>> => {
  const { accessKey } = await strapi()
    .service('admin::api-token')
    .create({ name, type: 'custom', permissions: ACTIONS, lifespan: null });
  return { Authorization: `Bearer ${accessKey}` };
};

export let token: Record<string, string>;
export let reporter: Record<string, string>;
export let desk: Record<string, string>;
export const suffix = Math.random().toString(36).slice(2);
export const REPORTER = `reporter ${suffix}`;
export const DESK = `desk ${suffix}`;

export const move = (id: string, body: object, as = token) =>
  editorial('post', `/articles/${id}/stage`, as, { locale: 'en', ...body });
export const stagesOf = async (id: string, as = token) =>
  (await editorial('get', `/articles/${id}/stage`, as)).body.data.versions;
export const stageOf = async (id: string, locale = 'en'): Promise<string> =>
  (await stagesOf(id)).find((one: { locale: string }) => one.locale === locale).stage;
export const list = (query: string, as = token) => editorial('get', `/stages${query}`, as);
export const entries = async (action = 'stage') =>
  (await rows(LOGBOOK, { action })).map(({ details, locale }) => ({
    locale,
    details: JSON.parse(String(details)) as Record<string, unknown>,
  }));

export const adminNamed = (firstname: string) =>
  strapi()
    .db.query('admin::user')
    .create({
      data: { firstname, lastname: 'Editor', email: `${firstname}@x.example`, isActive: true },
    });

/** Before each test: an empty newsroom at NOW, and people of three names. */
export const setUpWorkflow = (): void => {
  beforeAll(async () => {
    token = await tokenFor(...ACTIONS, 'plugin::newsroom.publishing.unpublish');
    reporter = await tokenNamed(REPORTER);
    desk = await tokenNamed(DESK);
  });
  beforeEach(async () => {
    await resetNewsroom();
    configure({ workflow });
    freezeClock(NOW);
  });
};
