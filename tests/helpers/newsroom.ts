import type { Core } from '@strapi/strapi';
import config from 'newsroom/config';
import supertest from 'supertest';

declare global {
  // The Strapi of this worker, put there by the test environment.
  var newsroom: { strapi: Core.Strapi; url: string; environment: Record<string, string> };
}

export const ARTICLE = 'plugin::newsroom.article';
export const SECTION = 'plugin::newsroom.section';
export const SOURCE = 'plugin::newsroom.source';
export const PROMO = 'plugin::newsroom.related-promo';
export const PERMALINK = 'plugin::newsroom.permalink';

export const strapi = (): Core.Strapi => globalThis.newsroom.strapi;

/** An HTTP client against the running server, below `/api/newsroom`. */
export const get = (path: string) => supertest(globalThis.newsroom.url).get(`/api/newsroom${path}`);

/** A request to the editorial API; the answer whatever its status. */
export const editorial = (
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  headers: Record<string, string>,
  body?: object
) => {
  const asked = supertest(globalThis.newsroom.url)
    [method](`/api/newsroom/editorial${path}`)
    .set(headers);
  return body === undefined ? asked : asked.send(body);
};

export const http = () => supertest(globalThis.newsroom.url);

type Row = Record<string, unknown> & { id: number; documentId: string; locale: string };
type Data = Record<string, unknown>;

/** Document service without the generated types: tests also send what types would not allow. */
export const documents = (uid: string) =>
  strapi().documents(uid as never) as unknown as Record<
    'create' | 'update' | 'publish' | 'unpublish' | 'delete' | 'discardDraft' | 'clone' | 'findOne',
    (params: Data) => Promise<Row & { entries: Row[] }>
  > & { findMany: (params: Data) => Promise<Row[]> };

export const rows = (uid: string, where: Data = {}, populate?: unknown): Promise<Row[]> =>
  strapi()
    .db.query(uid)
    .findMany({ where, orderBy: { id: 'asc' }, ...(populate ? { populate } : {}) });

const TABLES = [
  'newsroom_articles',
  'newsroom_related_promos',
  'newsroom_sources',
  'newsroom_sections',
  'newsroom_permalinks',
  'newsroom_wire_items',
  'newsroom_editions',
  'newsroom_mentions',
  'newsroom_changes',
  'newsroom_search',
  'newsroom_refresh_jobs',
  'newsroom_killed_stories',
  'newsroom_corrections',
  'newsroom_planned_publications',
  'newsroom_webhook_deliveries',
  'newsroom_webhook_subscribers',
  'newsroom_logbook',
  'newsroom_revisions',
  'newsroom_edit_locks',
  'newsroom_story_stages',
  'newsroom_memory_segments',
  'newsroom_memory_tokens',
  'newsroom_translation_states',
  'newsroom_board_cells',
  'newsroom_board_counts',
];

const LOCALES = [
  { code: 'tr', name: 'Turkish (tr)' },
  { code: 'id', name: 'Indonesian (id)' },
  { code: 'ar', name: 'Arabic (ar)' },
];

/** What a node does by itself now and then. */
const CHORES = ['scheduler', 'checkAhead', 'retention', 'webhooks'] as const;

/** Nothing happens by itself any more: a test says when. Resolves when nothing is under way. */
const rest = async (): Promise<void> => {
  const plugin = strapi().plugin('newsroom');
  await Promise.all([
    plugin.service('delivery').chores.stop(),
    ...CHORES.map((name) => plugin.service(name).stop()),
  ]);
};

/** Empties all tables at once: a job that is under way commits before it, or finds nothing to do. */
const emptyTables = async (): Promise<void> => {
  const { db } = strapi();
  const ofEngine = db.dialect.client === 'sqlite' ? ['newsroom_search_words'] : [];
  await db.transaction(async ({ trx }) => {
    await strapi().plugin('newsroom').service('changeLog').lock();
    for (const table of [...TABLES, ...ofEngine]) await trx(table).del();
  });
};

/** The locales en, tr, id and ar, and no other. */
const resetLocales = async (): Promise<void> => {
  const { db } = strapi();
  const known: { id: number; code: string }[] = await db.query('plugin::i18n.locale').findMany();
  const wanted = ['en', ...LOCALES.map(({ code }) => code)];
  for (const { id, code } of known) {
    if (!wanted.includes(code)) await db.query('plugin::i18n.locale').delete({ where: { id } });
  }
  for (const locale of LOCALES) {
    if (!known.some(({ code }) => code === locale.code)) {
      await strapi().plugin('i18n').service('locales').create(locale);
    }
  }
  strapi().plugin('newsroom').service('locales').forget();
};

/**
 * An empty newsroom in en, tr, id and ar, with the clock running and the settings as shipped. Nothing
 * happens in it by itself.
 */
export const resetNewsroom = async (): Promise<void> => {
  await rest();
  await forgetSettings();
  configure(config.default);
  await resetLocales();
  await emptyTables();
  forgetAnswers();
};

const isGroup = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Changes settings; of a group, what is not named is as shipped. */
export const configure = (settings: Data): void => {
  const shipped = config.default as Data;
  for (const [key, value] of Object.entries(settings)) {
    const whole = isGroup(value) && isGroup(shipped[key]) ? { ...shipped[key], ...value } : value;
    strapi().config.set(`plugin::newsroom.${key}`, whole);
  }
};

/** Empties the memory of finished answers: what was written past the document service is seen then. */
export const forgetAnswers = (): void => {
  strapi().plugin('newsroom').service('delivery').memory.clear();
};

/** Whatever was changed in the admin: the file holds. */
const forgetSettings = async (): Promise<void> => {
  await strapi().db.connection('newsroom_counters').where({ name: 'settings' }).del();
  await strapi().store({ type: 'plugin', name: 'newsroom', key: 'settings' }).delete({});
  await strapi().plugin('newsroom').service('changedSettings').follow();
};

/** Stops the newsroom's clock at an instant; the database and the drivers keep theirs. */
export const freezeClock = (instant: string): void => configure({ now: () => new Date(instant) });
export const runClock = (): void => configure({ now: config.default.now });

/** Headers of an API token that may do exactly `permissions`. */
export const tokenFor = async (...permissions: string[]): Promise<Record<string, string>> => {
  const { accessKey } = await strapi()
    .service('admin::api-token')
    .create({
      // As much of what it may do as the column takes.
      name: `test ${Math.random()} ${permissions.join(' ')}`.slice(0, 200),
      type: 'custom',
      permissions,
      lifespan: null,
    });
  return { Authorization: `Bearer ${accessKey}` };
};
