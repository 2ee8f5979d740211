import type { Core } from '@strapi/strapi';
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
];

const LOCALES = [
  { code: 'tr', name: 'Turkish (tr)' },
  { code: 'id', name: 'Indonesian (id)' },
  { code: 'ar', name: 'Arabic (ar)' },
];

/** An empty newsroom in en, tr, id and ar, with the clock running and the settings as shipped. */
export const resetNewsroom = async (): Promise<void> => {
  const { db } = strapi();
  const ofEngine = db.dialect.client === 'sqlite' ? ['newsroom_search_words'] : [];
  for (const table of [...TABLES, ...ofEngine]) await db.connection(table).del();
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
  forgetAnswers();
  runClock();
  configure({
    publicUrl: '',
    siteName: 'Newsroom',
    publisher: { name: '', url: '', logo: '' },
    feeds: { hub: '', length: 50 },
    timeZone: 'UTC',
    fallbacks: {},
    slugs: { unicode: [] },
    webhooks: [],
  });
};

export const configure = (settings: Data): void => {
  for (const [key, value] of Object.entries(settings)) {
    strapi().config.set(`plugin::newsroom.${key}`, value);
  }
};

/** Empties the memory of finished answers: what was written past the document service is seen then. */
export const forgetAnswers = (): void => {
  strapi().plugin('newsroom').service('delivery').memory.clear();
};

/** Stops the newsroom's clock at an instant; the database and the drivers keep theirs. */
export const freezeClock = (instant: string): void => configure({ now: () => new Date(instant) });
export const runClock = (): void => configure({ now: () => new Date() });

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
