import { namedToken } from '../helpers/accounts';
import { configure, http, strapi } from '../helpers/newsroom';
import { draftArticle, translation } from '../fixtures/newsroom';
import {
  type Headers,
  ids,
  foreign,
  own,
  homeless,
  token,
  turkish,
  everything,
  call,
  setUpLimits,
} from '../helpers/limits';

setUpLimits();

describe('the translation board', () => {
  type Cell = {
    id: string;
    type: string;
    locale: string;
    source: { locale: string; title: string | null };
  };
  const board = async (headers: Headers, query = ''): Promise<Cell[]> => {
    const { status, body } = await call('get', `/translations?limit=100${query}`, headers);
    expect(status).toBe(200);
    return body.data;
  };
  const stories = (cells: Cell[]) => [
    ...new Set(cells.filter(({ type }) => type === 'article').map(({ id }) => id)),
  ];
  const total = async (headers: Headers, query = ''): Promise<number> =>
    (await call('get', `/translations/counts?${query}`, headers)).body.meta.total;

  test('shows and counts what is within a section, and what all stories share', async () => {
    const cells = await board(token);
    expect(stories(cells)).toContain(own);
    expect(stories(cells)).not.toContain(foreign);
    expect(stories(cells)).not.toContain(homeless);
    expect(cells.some(({ type }) => type === 'section')).toBe(true);
    expect(await total(token, 'type=article')).toBe((await board(token, '&type=article')).length);
    expect(await total(token)).toBe(cells.length);
    // Nor does how old a change is let anything else through.
    for (const age of ['changedBefore=2099-01-01T00:00:00Z', 'changedSince=2000-01-01T00:00:00Z']) {
      expect(await board(token, `&${age}`)).toHaveLength(cells.length);
      expect(await total(token, age)).toBe(cells.length);
    }
    // A section that is not theirs may be named, and is empty.
    expect(stories(await board(token, `&section=${ids.world}`))).not.toContain(foreign);
    // A section that is not theirs may be named, and is empty.
    expect(stories(await board(token, `&section=${ids.world}`))).not.toContain(foreign);
  });

  test('shows and counts what is in a language, and no title in another one', async () => {
    const cells = await board(turkish);
    expect([...new Set(cells.map(({ locale }) => locale))]).toEqual(['tr']);
    expect(stories(cells)).toEqual(expect.arrayContaining([own, foreign, homeless]));
    expect(await total(turkish)).toBe(cells.length);
    expect(await board(turkish, '&locale=id')).toEqual([]);
    const { documentId } = await draftArticle('Rahasia', {}, 'id');
    const [hidden] = (await board(turkish)).filter(({ id }) => id === documentId);
    expect(hidden?.source.title).toBeNull();
    const { documentId: read } = await draftArticle('Not secret');
    const [seen] = (await board(turkish)).filter(({ id }) => id === read);
    expect(seen?.source.title).toBe('Not secret');
  });

  test('is whole for those without a limit, and for several limits all that one of them leaves', async () => {
    const before: object = strapi().config.get('plugin::newsroom.desk');
    const permission = 'plugin::newsroom.translations.board';
    const both = await namedToken('Two desks', [
      permission,
      'plugin::newsroom.translations.counts',
    ]);
    expect(stories(await board(both))).toEqual(expect.arrayContaining([own, foreign, homeless]));
    configure({
      desk: {
        ...before,
        limits: { 'token:Two desks': { sections: ['java'], locales: ['tr'] } },
      },
    });
    try {
      const cells = await board(both);
      expect(stories(cells)).toContain(own);
      expect(stories(cells)).not.toContain(foreign);
      expect(cells.every(({ locale }) => locale === 'tr')).toBe(true);
      expect(await total(both)).toBe(cells.length);
    } finally {
      configure({ desk: before });
    }
  });

  test('judges a version by its own section, as every other route does', async () => {
    const { documentId } = await draftArticle('Half in Asia', { section: ids.asia });
    await translation(documentId, 'tr', 'Dünyada', { section: ids.world });
    const cells = (await board(token)).filter(({ id }) => id === documentId);
    expect(cells.map(({ locale }) => locale)).not.toContain('tr');
    expect((await call('get', `/articles/${documentId}?locale=tr`, token)).status).toBe(404);
  });
});

describe('the exchange of translations', () => {
  const EXPORT = '/xliff/export';
  const many = (headers: Headers, body: object) => call('post', EXPORT, headers, body);
  const one = async (id: string, query: string): Promise<string> => {
    const all = await namedToken(`Exports ${id} ${query}`, ['plugin::newsroom.xliff.export']);
    const answer = await call('get', `/articles/${id}/xliff?${query}`, all).buffer(true);
    expect(answer.status).toBe(200);
    return String(answer.text ?? answer.body);
  };
  const send = (file: string, headers: Headers, query = '') =>
    http()
      .post(`/api/newsroom/editorial/xliff${query}`)
      .set({ ...headers, 'Content-Type': 'application/xliff+xml' })
      .send(file);

  test('gives out all that is asked for or nothing, and then as if it were not there', async () => {
    expect((await many(token, { ids: [own], targets: ['tr'] })).status).toBe(200);
    const hidden = await many(token, { ids: [own, foreign], targets: ['tr'] });
    const unknown = await many(token, { ids: [own, 'nothing0here'], targets: ['tr'] });
    expect([hidden.status, hidden.text]).toEqual([404, unknown.text]);
    // Even where the language asked for is the one that the story is written in.
    const source = await many(token, { ids: [foreign], targets: ['en'] });
    expect(source.text).toBe((await many(token, { ids: ['nothing0here'], targets: ['en'] })).text);
    const language = await many(turkish, { ids: [own], targets: ['id'] });
    expect([language.status, language.text]).toEqual([404, unknown.text]);
    expect((await many(turkish, { ids: [own], targets: ['tr'] })).status).toBe(200);
  });

  test('takes in what may be written, and tells of nothing else', async () => {
    const file = await one(foreign, 'target=tr');
    const before = await everything();
    for (const query of ['', '?dryRun=true']) {
      const { body } = await send(file, token, query);
      const unknown = await send(file.replaceAll(foreign, 'nothing0here'), token, query);
      expect(body.data).toMatchObject([
        { result: 'rejected', problems: [{ code: 'unknown-article' }] },
      ]);
      expect(body.data[0].problems).toEqual(unknown.body.data[0].problems);
      expect(body.data[0].units).toEqual([]);
    }
    const english = (await one(foreign, 'target=tr')).replaceAll('"tr"', '"en"');
    expect((await send(english, turkish)).body.data[0].result).toBe('rejected');
    expect(await everything()).toBe(before);
    const { body } = await send(await one(foreign, 'target=tr'), turkish, '?dryRun=true');
    expect(body.data[0].result).not.toBe('rejected');
  });
});

describe('the translation memory', () => {
  const find = async (headers: Headers, text: string, target = 'tr') => {
    const query = new URLSearchParams({ source: 'en', target, text });
    const { status, body } = await call('get', `/translations/memory?${query}`, headers);
    expect(status).toBe(200);
    return body.data as { documentId: string | null; text: string }[];
  };
  const file = async (headers: Headers): Promise<string> => {
    const answer = await call('get', '/translations/memory.tmx', headers).buffer(true);
    return String(answer.text ?? answer.body);
  };
  const parts = (text: string) => [{ kind: 'text', text }];
  const remember = (documentId: string | null, source: string, target: string, to = 'tr') =>
    strapi().db.transaction(() =>
      strapi()
        .plugin('newsroom')
        .service('memory')
        .add([
          {
            ...{ sourceLocale: 'en', targetLocale: to, documentId, field: 'headline' },
            ...{ source: parts(source), target: parts(target), confirmedBy: null },
            confirmedAt: new Date('2026-01-01T00:00:00Z'),
          },
        ])
    );

  beforeAll(async () => {
    await remember(foreign, 'A secret of the world', 'Dünyanın bir sırrı');
    await remember(own, 'The volcano of Java sleeps', 'Java yanardağı uyuyor');
    await remember(null, 'Bread prices rise again', 'Ekmek fiyatları yine artıyor');
    await remember(own, 'The volcano of Java sleeps', 'Gunung Jawa tidur', 'id');
  });

  test('gives what comes from stories within the limit, and from files', async () => {
    expect(await find(token, 'A secret of the world')).toEqual([]);
    expect(await find(token, 'A secret of the worlds')).toEqual([]);
    expect(await find(token, 'The volcano of Java sleeps')).toHaveLength(1);
    expect(await find(token, 'Bread prices rise again')).toHaveLength(1);
    const told = await file(token);
    expect(told).toContain('Java yanardağı');
    expect(told).toContain('Ekmek');
    expect(told).not.toContain('Dünyanın bir sırrı');
  });

  test('gives what is in languages that may be read', async () => {
    expect(await find(turkish, 'The volcano of Java sleeps', 'id')).toEqual([]);
    expect(await find(turkish, 'A secret of the world')).toHaveLength(1);
    const told = await file(turkish);
    expect([told.includes('Dünyanın'), told.includes('Gunung')]).toEqual([true, false]);
  });

  test('takes in the languages that may be written, and nothing from those limited to sections', async () => {
    const tmx = `<?xml version="1.0"?><tmx version="1.4"><header srclang="en" datatype="plaintext"
      segtype="sentence" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
      <tu><tuv xml:lang="en"><seg>Ferries are late today</seg></tuv>
      <tuv xml:lang="tr"><seg>Vapurlar bugün gecikiyor</seg></tuv>
      <tuv xml:lang="id"><seg>Feri terlambat hari ini</seg></tuv></tu></body></tmx>`;
    const send = (headers: Headers) =>
      http()
        .post('/api/newsroom/editorial/translations/memory.tmx')
        .set({ ...headers, 'Content-Type': 'application/x-tmx+xml' })
        .send(tmx);
    expect((await send(token)).status).toBe(403);
    expect((await send(turkish)).body.data).toEqual({ units: 1, segments: 1, added: 1 });
    const all = await namedToken('Reads memory', ['plugin::newsroom.memory.find']);
    expect(await find(all, 'Ferries are late today', 'id')).toEqual([]);
    expect(await find(all, 'Ferries are late today')).toHaveLength(1);
  });
});
