import config from 'newsroom/config';
import { account, adminRole, adminSession, firstRoles, namedToken } from './accounts';
import { adminDoors, contentDoors, type Asked, type Door } from './editorial-routes';
import { configure, http, resetNewsroom, rows, strapi } from './newsroom';
import { draftArticle, publish, sectionNamed, translation } from '../fixtures/newsroom';

export type Headers = Record<string, string>;

/** Right in form for a story that is published in en and tr, and has one revision of each. */
export const ASKED: Record<string, Asked> = {
  'articles.update': { body: { dek: 'More' } },
  'locks.take': { body: {} },
  'publishing.publish': { body: { locales: ['en'] } },
  'publishing.unpublish': { body: { locales: ['en'] } },
  'publishing.kill': { body: { reason: 'Libel' } },
  'publishing.revive': { body: { reason: 'Not libel' } },
  'publishing.correct': { body: { locale: 'en', kind: 'update', text: 'More' } },
  'publishing.settleCorrection': { body: { state: 'not-applicable' } },
  'publishing.schedule': { body: { locales: ['en'], publishAt: '2990-01-01T00:00:00Z' } },
  'workflow.move': { body: { locale: 'en', stage: 'in-review' } },
  'translations.make': { body: { texts: 'copy' } },
  'translations.update': { body: { progress: 'done' } },
  'translations.confirm': { body: { revision: 1 } },
  'translations.waive': { body: { revision: 1 } },
  'translations.changeSource': { body: { locale: 'tr' } },
  'machine.translate': { query: '?dryRun=true', body: {} },
  'xliff.export': { query: '?target=tr' },
};

export let ids: { world: string; asia: string; java: string };
export let foreign: string;
export let own: string;
export let homeless: string;
/** Three callers, one of each kind, who are limited to Asia. */
export let limited: [doors: () => Door[], headers: Headers][];
export let token: Headers;
export let turkish: Headers;
export let editor: Headers;

const story = async (headline: string, section: string | null): Promise<string> => {
  const data = section === null ? {} : { section };
  const { documentId } = await draftArticle(headline, data);
  await translation(documentId, 'tr', `${headline} (tr)`, data);
  await publish(documentId);
  return documentId;
};

export const everything = async (): Promise<string> => {
  const uids = Object.keys(strapi().contentTypes).filter((uid) =>
    /^plugin::newsroom\.(?!node|counter)/.test(uid)
  );
  const found = await Promise.all(uids.map(async (uid) => [uid, await rows(uid)]));
  // Labels move with the clock, whoever asks.
  return JSON.stringify(found).replaceAll(/"relativeTime":"[^"]*"/g, '');
};

/** A request to the content API. */
export const call = (
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  headers: Headers,
  body?: object
) => {
  const asked = http()[method](`/api/newsroom/editorial${path}`).set(headers);
  return body === undefined ? asked : asked.send(body);
};

/** Before all: stories in three places, three callers who are limited to Asia, and one to Turkish. */
export const setUpLimits = (): void => {
  beforeAll(async () => {
    await resetNewsroom();
    await firstRoles();
    const world = await sectionNamed('World');
    const asia = await sectionNamed('Asia', { parent: world.documentId });
    const java = await sectionNamed('Java', { parent: asia.documentId });
    ids = { world: world.documentId, asia: asia.documentId, java: java.documentId };
    foreign = await story('In the world', ids.world);
    own = await story('On Java', ids.java);
    homeless = await story('Nowhere', null);

    const handlers = [...new Set(contentDoors().map(({ handler }) => handler))];
    const permissions = [
      ...handlers.map((handler) => `plugin::newsroom.${handler}`),
      ...['find', 'findOne', 'create', 'update', 'delete'].map(
        (action) => `plugin::newsroom.article.${action}`
      ),
      'plugin::newsroom.section.find',
    ];
    const chief = await rows('admin::permission', { role: { code: 'newsroom-desk-chief' } });
    const granted = chief.map(({ action, subject, properties }) => ({
      action,
      subject,
      properties,
    }));
    token = await namedToken('Asia desk', permissions);
    turkish = await namedToken('Turkish desk', permissions);
    editor = await adminSession(await adminRole('asia-chief', granted));
    limited = [
      [contentDoors, token],
      [contentDoors, await account('asia', permissions)],
      [adminDoors, editor],
    ];
    const asiaOnly = { sections: ['asia'] };
    configure({
      desk: {
        ...config.default.desk,
        limits: {
          'token:Asia desk': asiaOnly,
          'user:asia': asiaOnly,
          'admin:asia-chief': { sections: [ids.asia] },
          'admin:asia-conditional': asiaOnly,
          'token:Turkish desk': { locales: ['tr'], readLocales: ['en'] },
        },
      },
    });
  });
};
