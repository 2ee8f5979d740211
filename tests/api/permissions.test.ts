import { account, adminRole, adminSession, firstRoles, namedToken } from '../helpers/accounts';
import { adminDoors, ask, contentDoors, type Asked, type Door } from '../helpers/editorial-routes';
import { resetNewsroom, rows, strapi, tokenFor } from '../helpers/newsroom';
import { draftArticle, publish } from '../fixtures/newsroom';

type Headers = Record<string, string>;

/** What each use case is asked with: right in form, of a story that there is not. */
const ASKED: Record<string, Asked> = {
  'editorial.import': { body: { items: [] } },
  'logbook.find': {},
  'logbook.ofArticle': {},
  'articles.create': { body: {} },
  'articles.findOne': {},
  'articles.update': { body: { dek: 'More' } },
  'revisions.find': {},
  'revisions.findOne': {},
  'revisions.compare': {},
  'revisions.restore': {},
  'locks.find': {},
  'locks.take': {},
  'locks.release': {},
  'publishing.publish': { body: { locales: ['en'] } },
  'publishing.unpublish': { body: { locales: ['en'] } },
  'publishing.check': {},
  'publishing.kill': { body: { reason: 'Libel' } },
  'publishing.revive': { body: { reason: 'Not libel' } },
  'publishing.corrections': {},
  'publishing.correct': { body: { locale: 'en', kind: 'update', text: 'More' } },
  'publishing.settleCorrection': { body: { state: 'not-applicable' } },
  'publishing.schedule': { body: { locales: ['en'], publishAt: '2990-01-01T00:00:00Z' } },
  'publishing.unschedule': {},
  'publishing.queue': {},
  'publishing.retry': {},
  'overview.find': {},
  'overview.promos': {},
  'overview.corrections': {},
  'settings.find': {},
  'settings.update': { values: { group: 'checks' }, body: { version: 7, value: null } },
  'settings.testWebhook': { values: { name: 'nobody' } },
  'delivery.issuePreviewToken': { body: { id: 'nothing0here' } },
  'workflow.find': {},
  'workflow.move': { body: { locale: 'en', stage: 'in-review' } },
  'workflow.list': {},
  'translations.board': {},
  'translations.counts': {},
  'translations.findOne': {},
  'translations.make': { body: { texts: 'copy' } },
  'translations.update': { body: { progress: 'done' } },
  'translations.confirm': { body: { revision: 1 } },
  'translations.waive': { body: { revision: 1 } },
  'translations.changeSource': { body: { locale: 'tr' } },
  'machine.status': {},
  'machine.translate': { query: '?dryRun=true', body: {} },
  'memory.find': { query: '?source=en&target=tr&text=Bread' },
  'memory.matches': {},
  'memory.export': {},
  'memory.import': {},
  'memory.remove': {},
  'xliff.export': { query: '?target=tr' },
  'xliff.exportMany': { body: { ids: ['nothing0here'], targets: ['tr'] } },
  'xliff.import': {},
};

const ROLES = ['reporter', 'editor', 'translator'] as const;
type RoleName = (typeof ROLES)[number];

/** Not even the desk chief changes how the newsroom is set up. */
const OF_ADMINISTRATORS = ['settings.update', 'settings.testWebhook'];

/** Which of the newsroom's roles may do what; the super admin may do everything, the desk chief nearly. */
const MAY: Record<string, readonly RoleName[]> = {
  'editorial.import': ['editor'],
  'logbook.find': [],
  'logbook.ofArticle': ['reporter', 'editor'],
  'articles.create': ['reporter', 'editor'],
  'articles.findOne': ROLES,
  'articles.update': ROLES,
  'revisions.find': ROLES,
  'revisions.findOne': ROLES,
  'revisions.compare': ROLES,
  'revisions.restore': ROLES,
  'locks.find': ROLES,
  'locks.take': ROLES,
  'locks.release': ROLES,
  'publishing.publish': ['editor'],
  'publishing.unpublish': ['editor'],
  'publishing.check': ROLES,
  'publishing.kill': [],
  'publishing.revive': [],
  'publishing.corrections': ROLES,
  'publishing.correct': ['editor'],
  'publishing.settleCorrection': ['editor'],
  'publishing.schedule': ['editor'],
  'publishing.unschedule': ['editor'],
  'publishing.queue': ['reporter', 'editor'],
  'publishing.retry': [],
  'overview.find': ROLES,
  'overview.promos': ['editor'],
  'overview.corrections': ['editor', 'translator'],
  'settings.find': [],
  'settings.update': [],
  'settings.testWebhook': [],
  'delivery.issuePreviewToken': ROLES,
  'workflow.find': ROLES,
  'workflow.move': ['reporter', 'editor'],
  'workflow.list': ROLES,
  'translations.board': ['editor', 'translator'],
  'translations.counts': ['editor', 'translator'],
  'translations.findOne': ['editor', 'translator'],
  'translations.make': ['editor', 'translator'],
  'translations.update': ['editor', 'translator'],
  'translations.confirm': ['editor', 'translator'],
  'translations.waive': ['editor', 'translator'],
  'translations.changeSource': ['editor', 'translator'],
  'machine.status': ['translator'],
  'machine.translate': ['translator'],
  'memory.find': ['translator'],
  'memory.matches': ['translator'],
  'memory.export': ['translator'],
  'memory.import': ['translator'],
  'memory.remove': ['translator'],
  'xliff.export': ['translator'],
  'xliff.exportMany': ['translator'],
  'xliff.import': ['translator'],
};

const NOBODY: Headers = {};
const WRONG: Headers[] = [
  { Authorization: 'Bearer 0123456789abcdef' },
  { Authorization: 'Bearer' },
  { Authorization: 'Basic YWRhOnNlY3JldA==' },
  { Authorization: `Bearer eyJhbGciOiJub25lIn0.${btoa('{"userId":"1"}')}.` },
];

const handlers = (): string[] => contentDoors().map(({ handler }) => handler);
const permissionOf = (handler: string): string => `plugin::newsroom.${handler}`;

/** Strapi makes its first account the super admin's. */
let content: Headers[];
let sessions: Record<RoleName | 'chief' | 'super' | 'none', Headers>;
let all: { token: Headers; account: Headers };
let none: { token: Headers; account: Headers };
let story: string;

beforeAll(async () => {
  await resetNewsroom();
  await firstRoles();
  const permissions = handlers().map(permissionOf);
  sessions = {
    reporter: await adminSession('newsroom-reporter'),
    editor: await adminSession('newsroom-editor'),
    translator: await adminSession('newsroom-translator'),
    chief: await adminSession('newsroom-desk-chief'),
    super: await adminSession('strapi-super-admin'),
    none: await adminSession(await adminRole('permissions-none')),
  };
  all = { token: await tokenFor(...permissions), account: await account('all', permissions) };
  none = {
    token: await tokenFor('plugin::newsroom.article.find'),
    account: await account('none', ['plugin::newsroom.article.find']),
  };
  content = [none.token, none.account];
  const { documentId } = await draftArticle('A story');
  await publish(documentId);
  story = documentId;
});

/** All that an editorial request could change. */
const snapshot = async (): Promise<string> => {
  const tables = Object.values(strapi().contentTypes)
    .map(({ uid }) => uid)
    .filter((uid) => uid.startsWith('plugin::newsroom.') && !/\.(node|counter)$/.test(uid));
  const found = await Promise.all(tables.map(async (uid) => [uid, await rows(uid)]));
  // Labels move with the clock, whoever asks.
  return JSON.stringify(found).replaceAll(/"relativeTime":"[^"]*"/g, '');
};

/** What is wrong with the answers of these doors to somebody: those that have another status. */
const wrongOf = async (
  doors: readonly Door[],
  headers: Headers,
  isRight: (status: number, door: Door) => boolean
): Promise<string[]> => {
  const wrong: string[] = [];
  for (const door of doors) {
    const { status, body } = await ask(door, headers, ASKED[door.handler]);
    if (!isRight(status, door)) {
      wrong.push(`${door.method} ${door.path}: ${status} ${JSON.stringify(body)}`);
    }
  }
  return wrong;
};

const isLetIn = (status: number): boolean => status < 500 && status !== 401 && status !== 403;

describe('the two doors', () => {
  test('have the same routes, each with a controller of its own permission', () => {
    const inside = (doors: readonly Door[]) =>
      doors.map(({ method, path, handler }) => `${method} ${path} ${handler}`);
    expect(contentDoors().length).toBeGreaterThan(20);
    expect(inside(adminDoors())).toEqual(
      inside(contentDoors()).map((line) => line.replace('/api/newsroom/editorial/', '/newsroom/'))
    );
  });

  test('are all in the tables of this test', () => {
    expect(Object.keys(ASKED).sort()).toEqual([...new Set(handlers())].sort());
    expect(Object.keys(MAY).sort()).toEqual([...new Set(handlers())].sort());
  });

  test('have one RBAC action for each use case, which the admin shows', () => {
    const { actionProvider } = strapi().service('admin::permission');
    for (const { actions } of adminDoors()) {
      expect(actions).toHaveLength(1);
      expect(actionProvider.get(actions[0])).toMatchObject({
        section: 'plugins',
        pluginName: 'newsroom',
        displayName: expect.stringMatching(/^[A-Z]/),
      });
    }
    const known = adminDoors().flatMap(({ actions }) => actions);
    expect(new Set(known).size).toBe(new Set(handlers()).size);
  });
});

describe('who does not get in', () => {
  let before: string;
  beforeAll(async () => {
    before = await snapshot();
  });
  afterAll(async () => {
    expect(await snapshot()).toBe(before);
  });

  const is = (wanted: number) => (status: number) => status === wanted;

  test('is nobody, on either door', async () => {
    expect(await wrongOf([...contentDoors(), ...adminDoors()], NOBODY, is(401))).toEqual([]);
  });

  test('is somebody with wrong credentials', async () => {
    for (const headers of WRONG) {
      expect(await wrongOf([...contentDoors(), ...adminDoors()], headers, is(401))).toEqual([]);
    }
  });

  test('is a token or an account on the door of the admin, and a session on the other', async () => {
    expect(await wrongOf(adminDoors(), all.token, is(401))).toEqual([]);
    expect(await wrongOf(adminDoors(), all.account, is(401))).toEqual([]);
    expect(await wrongOf(contentDoors(), sessions.super, is(401))).toEqual([]);
  });

  test('is a token or an account without the permission', async () => {
    for (const headers of content) {
      expect(await wrongOf(contentDoors(), headers, is(403))).toEqual([]);
    }
  });

  // A token for each route, with a row for each permission: minutes on a busy machine.
  test('is a token with every permission but the one', async () => {
    const every = [...new Set(handlers())];
    const of = { token: { name: 'All but one' } };
    const headers = await namedToken(of.token.name, every.map(permissionOf));
    const permissions = strapi().db.query('admin::api-token-permission');
    for (const door of contentDoors()) {
      const where = { ...of, action: permissionOf(door.handler) };
      const { id, action, token } = await permissions.findOne({ where, populate: ['token'] });
      await permissions.delete({ where: { id } });
      expect(await permissions.count({ where: of })).toBe(every.length - 1);
      expect(await wrongOf([door], headers, is(403))).toEqual([]);
      await permissions.create({ data: { action, token: token.id } });
    }
  }, 180_000);

  test('is a session whose role has nothing', async () => {
    expect(await wrongOf(adminDoors(), sessions.none, is(403))).toEqual([]);
  });

  test('is a session of the newsroom’s roles for what they are not for', async () => {
    for (const role of ROLES) {
      const closed = adminDoors().filter(({ handler }) => !MAY[handler]?.includes(role));
      expect(closed.length).toBeGreaterThan(3);
      expect(await wrongOf(closed, sessions[role], is(403))).toEqual([]);
    }
  });

  test('does not learn whether there is such a story', async () => {
    const shut: [Door[], Headers][] = [
      [contentDoors(), NOBODY],
      [contentDoors(), none.token],
      [contentDoors(), none.account],
      [adminDoors(), NOBODY],
      [adminDoors(), sessions.none],
    ];
    for (const [doors, headers] of shut) {
      for (const door of doors) {
        const asked = ASKED[door.handler] ?? {};
        const unknown = await ask(door, headers, asked);
        const known = await ask(door, headers, { ...asked, values: { id: story } });
        expect([door.path, known.status, known.body]).toEqual([
          door.path,
          unknown.status,
          unknown.body,
        ]);
      }
    }
  });
});

describe('who gets in', () => {
  test('is a token with exactly the permission', async () => {
    for (const door of contentDoors()) {
      const headers = await tokenFor(permissionOf(door.handler));
      expect(await wrongOf([door], headers, isLetIn)).toEqual([]);
    }
  });

  test('is an account whose role has the permission', async () => {
    expect(await wrongOf(contentDoors(), all.account, isLetIn)).toEqual([]);
  });

  test('is a session of the super admin everywhere, and of the desk chief but for the settings', async () => {
    expect(await wrongOf(adminDoors(), sessions.super, isLetIn)).toEqual([]);
    const closed = ({ handler }: Door) => OF_ADMINISTRATORS.includes(handler);
    const open = adminDoors().filter((door) => !closed(door));
    expect(await wrongOf(open, sessions.chief, isLetIn)).toEqual([]);
    const shut = adminDoors().filter(closed);
    expect(shut).toHaveLength(2);
    expect(await wrongOf(shut, sessions.chief, (status) => status === 403)).toEqual([]);
  });

  test('is a session of the newsroom’s roles for what they are for', async () => {
    for (const role of ROLES) {
      const open = adminDoors().filter(({ handler }) => MAY[handler]?.includes(role));
      expect(open.length).toBeGreaterThan(5);
      expect(await wrongOf(open, sessions[role], isLetIn)).toEqual([]);
    }
  });

  test('is a session whose role has exactly the one action', async () => {
    for (const handler of ['publishing.kill', 'publishing.settleCorrection']) {
      const [door] = adminDoors().filter((one) => one.handler === handler);
      if (!door) throw new Error(handler);
      const [action] = door.actions;
      const headers = await adminSession(await adminRole(`only-${handler}`, [{ action }]));
      expect(await wrongOf([door], headers, isLetIn)).toEqual([]);
      const others = adminDoors().filter((one) => one.handler !== handler);
      expect(await wrongOf(others, headers, (status) => status === 403)).toEqual([]);
    }
  });
});
