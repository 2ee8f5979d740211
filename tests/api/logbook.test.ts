import {
  ARTICLE,
  documents,
  freezeClock,
  http,
  resetNewsroom,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { draftArticle, publish, sectionNamed, translation } from '../fixtures/newsroom';

const ALL = ['plugin::newsroom.logbook.find', 'plugin::newsroom.logbook.ofArticle'];
let token: Record<string, string>;

beforeEach(async () => {
  await resetNewsroom();
  token = await tokenFor(...ALL);
});

const ask = (path: string, headers: Record<string, string> = token) =>
  http().get(`/api/newsroom/editorial${path}`).set(headers);

interface Entry {
  id: number;
  action: string;
  locale: string | null;
  documentId: string;
}
const entriesOf = async (documentId: string, query = ''): Promise<Entry[]> => {
  const { status, body } = await ask(`/articles/${documentId}/logbook${query}`);
  expect([status, body.error]).toEqual([200, undefined]);
  return body.data;
};
const told = (entries: Entry[]) => entries.map(({ action, locale }) => `${action} ${locale}`);

describe('what is written down', () => {
  test('every action on an article, with its locale, newest first', async () => {
    const { documentId } = await draftArticle('A story');
    await translation(documentId, 'tr', 'Bir haber');
    await publish(documentId);
    await documents(ARTICLE).unpublish({ documentId, locale: 'tr' });
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { dek: 'More' } });
    await documents(ARTICLE).discardDraft({ documentId, locale: 'en' });
    const entries = told(await entriesOf(documentId));
    expect(entries.slice(0, 3)).toEqual(['discardDraft en', 'update en', 'unpublish tr']);
    expect(entries.slice(3, 5).sort()).toEqual(['publish en', 'publish tr']);
    expect(entries.slice(5)).toEqual(['update tr', 'create en']);
  });

  test('a save that publishes is two actions, in their order', async () => {
    const { documentId } = await draftArticle('A story');
    const data = { dek: 'More' };
    await documents(ARTICLE).update({ documentId, locale: 'en', data, status: 'published' });
    expect(told(await entriesOf(documentId))).toEqual(['publish en', 'update en', 'create en']);
  });

  test('nothing that was refused or rolled back', async () => {
    const { documentId } = await draftArticle('A story');
    const update = (data: object) => documents(ARTICLE).update({ documentId, locale: 'en', data });
    await expect(update({ headline: '' })).rejects.toThrow('headline');
    const rolledBack = strapi().db.transaction(async () => {
      await update({ dek: 'More' });
      throw new Error('on purpose');
    });
    await expect(rolledBack).rejects.toThrow('on purpose');
    expect(told(await entriesOf(documentId))).toEqual(['create en']);
  });

  test('outlives the article, and still says what it was called', async () => {
    const { documentId } = await draftArticle('A story');
    await documents(ARTICLE).delete({ documentId, locale: '*' });
    const { body } = await ask(`/articles/${documentId}/logbook`);
    expect(body.data).toMatchObject([
      { action: 'delete', documentId, details: { title: 'A story' } },
      { action: 'create', documentId, details: { title: 'A story' } },
    ]);
  });

  test('other things that editors author as well', async () => {
    const { documentId } = await sectionNamed('World');
    const { body } = await ask(`/logbook?entity=section&document=${documentId}&action=create`);
    expect(body.data).toMatchObject([{ entity: 'section', documentId, locale: 'en' }]);
  });
});

describe('who did it', () => {
  test('is the system outside of a request', async () => {
    const { documentId } = await draftArticle('A story');
    const { body } = await ask(`/articles/${documentId}/logbook`);
    expect(body.data[0].actor).toEqual({ kind: 'system', id: null, name: 'system' });
  });

  test('is the token of a request', async () => {
    const rest = await tokenFor('plugin::newsroom.article.create');
    const { status, body } = await http()
      .post('/api/newsroom/content/articles')
      .set(rest)
      .send({ data: { headline: 'Over REST' } });
    expect(status).toBe(201);
    const { body: log } = await ask(`/articles/${body.data.documentId}/logbook`);
    expect(log.data[0].actor).toEqual({
      kind: 'token',
      id: expect.stringMatching(/^\d+$/),
      name: expect.stringContaining('plugin::newsroom.article.create'),
    });
  });

  test('is the importer for what came over the wire', async () => {
    const importer = await tokenFor('plugin::newsroom.editorial.import');
    const item = {
      uri: 'urn:example:1',
      type: 'text',
      version: '1',
      language: 'en',
      headlines: [{ role: 'main', value: 'A wire story' }],
    };
    const { body } = await http().post('/api/newsroom/editorial/import').set(importer).send(item);
    const { body: log } = await ask(`/articles/${body.data[0].id}/logbook?actor=importer`);
    expect(log.data).toMatchObject([{ action: 'create', actor: { kind: 'importer' } }]);
  });

  test('is whoever a piece of work was started for, with the reason', async () => {
    const actor = { kind: 'scheduler', id: 'node-1', name: 'scheduler' };
    const { documentId } = await draftArticle('A story');
    await strapi()
      .plugin('newsroom')
      .service('acting')
      .as({ actor, reason: 'Planned for eight' }, () => publish(documentId, 'en'));
    const { body } = await ask(`/articles/${documentId}/logbook?action=publish`);
    expect(body.data).toMatchObject([{ actor, reason: 'Planned for eight' }]);
  });
});

describe('reading it', () => {
  test('narrows by action, actor, time and locale', async () => {
    freezeClock('2026-03-01T08:00:00Z');
    const { documentId } = await draftArticle('A story');
    freezeClock('2026-03-02T08:00:00Z');
    await translation(documentId, 'tr', 'Bir haber');
    freezeClock('2026-03-03T08:00:00Z');
    await publish(documentId, 'tr');
    const found = async (query: string) => told(await entriesOf(documentId, query));
    expect(await found('?action=publish')).toEqual(['publish tr']);
    expect(await found('?locale=en')).toEqual(['create en']);
    expect(await found('?since=2026-03-02T08:00:00Z&until=2026-03-03T08:00:00Z')).toEqual([
      'update tr',
    ]);
    expect(await found('?actor=system')).toHaveLength(3);
    expect(await found('?actor=admin')).toEqual([]);
    expect(await found('?actor=system:7')).toEqual([]);
  });

  test('comes in pages that miss nothing and tell nothing twice', async () => {
    const { documentId } = await draftArticle('A story');
    for (let n = 0; n < 6; n += 1) {
      const data = { dek: `Dek ${n}` };
      await documents(ARTICLE).update({ documentId, locale: 'en', data });
    }
    const ids: number[] = [];
    for (let cursor = ''; ;) {
      const { body } = await ask(`/articles/${documentId}/logbook?limit=3${cursor}`);
      ids.push(...body.data.map(({ id }: Entry) => id));
      // What is added meanwhile belongs in front of the first page.
      await documents(ARTICLE).update({ documentId, locale: 'en', data: { dek: `${ids.length}` } });
      if (body.meta.nextCursor === null) break;
      cursor = `&cursor=${body.meta.nextCursor}`;
    }
    expect(ids).toHaveLength(7);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
  });

  test('as CSV and as JSON lines, whole and oldest first', async () => {
    const { documentId } = await draftArticle('=HYPERLINK("x"), "quoted"');
    await publish(documentId, 'en');
    const csv = await ask(`/logbook?format=csv&document=${documentId}`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="logbook.csv"');
    const lines = csv.text.trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      'id,at,action,actorKind,actorId,actorName,entity,documentId,locale,revision,reason,details'
    );
    expect(lines.slice(1).map((line) => line.split(',')[2])).toEqual(['create', 'publish']);

    const jsonl = await ask(`/logbook?format=jsonl&document=${documentId}`);
    const entries = jsonl.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries).toMatchObject([
      { action: 'create', details: { title: '=HYPERLINK("x"), "quoted"' } },
      { action: 'publish', locale: 'en' },
    ]);
  });

  test('more than fits into one batch', async () => {
    const { documentId } = await draftArticle('A story');
    const entries = Array.from({ length: 1_200 }, (_, n) => ({
      ...{ action: 'note', entity: 'article', documentId, details: { n } },
    }));
    await strapi()
      .plugin('newsroom')
      .service('logbook')
      .record(...entries);
    const { text } = await ask('/logbook?format=jsonl&action=note');
    const numbers = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).details.n);
    expect(numbers).toEqual(entries.map(({ details }) => details.n));
  });

  test.each([
    ['?colour=red', 'colour'],
    ['?since=yesterday', 'since'],
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?cursor=none', 'cursor'],
    ['?action=', 'action'],
    ['?format=xml', 'format'],
    ['?format=csv&limit=5', 'limit'],
  ])('refuses %s and names it', async (query, name) => {
    const { status, body } = await ask(`/logbook${query}`);
    expect([status, body.error.name]).toEqual([400, 'ValidationError']);
    expect(body.error.message).toContain(name);
  });

  test('a cursor of another query is refused', async () => {
    const { documentId } = await draftArticle('A story');
    await publish(documentId, 'en');
    const { body } = await ask(`/articles/${documentId}/logbook?limit=1`);
    const cursor = body.meta.nextCursor;
    const other = await ask(`/articles/${documentId}/logbook?limit=1&locale=en&cursor=${cursor}`);
    expect(other.status).toBe(400);
  });

  test('is for nobody without the permission', async () => {
    const other = await tokenFor('plugin::newsroom.article.find');
    for (const path of ['/logbook', '/articles/a/logbook']) {
      expect((await ask(path, {})).status).toBe(401);
      expect((await ask(path, other)).status).toBe(403);
      expect((await ask(path, await tokenFor(ALL[0] ?? '', ALL[1] ?? ''))).status).toBe(200);
    }
  });
});

test('nothing in the code changes or removes an entry', async () => {
  const logbook = strapi().plugin('newsroom').service('logbook');
  expect(Object.keys(logbook).sort()).toEqual(['export', 'list', 'record']);
});
