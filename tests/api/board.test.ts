import {
  draftArticle,
  paragraphs,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';
import {
  ARTICLE,
  documents,
  editorial,
  freezeClock,
  resetNewsroom,
  rows,
  SECTION,
  strapi,
  tokenFor,
} from '../helpers/newsroom';

const CELL = 'plugin::newsroom.board-cell';
const COUNT = 'plugin::newsroom.board-count';
let token: Record<string, string>;

beforeAll(async () => {
  token = await tokenFor(
    ...['board', 'counts', 'make', 'update'].map((one) => `plugin::newsroom.translations.${one}`)
  );
});
beforeEach(resetNewsroom);

type Entry = Record<string, unknown> & { id: string; locale: string; state: string };

const board = async (query = ''): Promise<Entry[]> => {
  const { status, body } = await editorial('get', `/translations?limit=100&${query}`, token);
  expect([status, body.error]).toEqual([200, undefined]);
  return body.data;
};
const statesOf = async (id: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await board('type=article'))
      .filter((entry) => entry.id === id)
      .map(({ locale, state }) => [locale, state])
  );
const counts = async (query = ''): Promise<Record<string, number>> => {
  const { body } = await editorial('get', `/translations/counts?${query}`, token);
  return Object.fromEntries(
    body.data.map((one: Record<string, unknown>) => [`${one.locale} ${one.state}`, one.count])
  );
};
const examine = async (isFixing = false) => {
  const kinds: string[] = [];
  const { left } = await strapi()
    .plugin('newsroom')
    .service('doctor')
    .examine({
      isFixing,
      found: ({ kind }: { kind: string }) => kinds.push(kind),
      stillThere: () => undefined,
    });
  return { kinds, left: [...left.keys()] };
};

describe('the board', () => {
  test('says of each story in each language what is to be done', async () => {
    const { documentId: id } = await draftArticle('The line');
    expect(await statesOf(id)).toEqual({ tr: 'missing', id: 'missing', ar: 'missing' });
    await editorial('post', `/articles/${id}/translations/tr`, token, {});
    expect((await statesOf(id)).tr).toBe('in-progress');
    await publish(id, ['en', 'tr']);
    // Readers of the others get the default language.
    expect(await statesOf(id)).toEqual({
      tr: 'current',
      id: 'fallback-only',
      ar: 'fallback-only',
    });
    await documents(ARTICLE).update({ documentId: id, locale: 'en', data: { headline: 'New' } });
    expect((await statesOf(id)).tr).toBe('outdated');
    await documents(ARTICLE).discardDraft({ documentId: id, locale: 'en' });
    expect((await statesOf(id)).tr).toBe('current');
    await documents(ARTICLE).unpublish({ documentId: id, locale: 'en' });
    expect((await statesOf(id)).ar).toBe('missing');
    await documents(ARTICLE).delete({ documentId: id, locale: 'tr' });
    expect((await statesOf(id)).tr).toBe('missing');
  });

  test('names the story in both languages, its section, urgency and when its source changed', async () => {
    freezeClock('2026-05-01T08:00:00.000Z');
    const world = await sectionNamed('World');
    const { documentId: id } = await draftArticle('The line', {
      section: world.documentId,
      urgency: 'breaking',
    });
    await translation(id, 'tr', 'Hat');
    freezeClock('2026-05-01T09:00:00.000Z');
    await documents(ARTICLE).update({ documentId: id, locale: 'tr', data: { headline: 'Yol' } });
    expect(await board('type=article&locale=tr')).toEqual([
      {
        id,
        type: 'article',
        locale: 'tr',
        state: 'in-progress',
        isOutdated: false,
        title: 'Yol',
        source: { locale: 'en', title: 'The line' },
        section: world.documentId,
        urgency: 'breaking',
        assignee: null,
        changedAt: '2026-05-01T08:00:00.000Z',
      },
    ]);
  });

  test('is filtered by each of its columns, and by all together', async () => {
    const world = await sectionNamed('World');
    const asia = await sectionNamed('Asia', { parent: world.documentId });
    const sport = await sectionNamed('Sport');
    await sourceNamed('AP');
    freezeClock('2026-05-01T08:00:00.000Z');
    const old = await draftArticle('Old', { section: world.documentId });
    freezeClock('2026-05-02T08:00:00.000Z');
    const abroad = await draftArticle('Abroad', {
      section: asia.documentId,
      urgency: 'breaking',
    });
    await draftArticle('Match', { section: sport.documentId });
    const { documentId: loose } = await draftArticle('Loose');
    await editorial('post', `/articles/${abroad.documentId}/translations/tr`, token, {
      assignee: 'Ayşe',
    });
    const found = async (query: string) =>
      (await board(query))
        .map((entry) => `${(entry.source as Entry).title} ${entry.locale}`)
        .sort();

    const ofWorld = await found(`section=${world.documentId}&locale=ar`);
    expect(ofWorld).toEqual(['Abroad ar', 'Old ar']);
    expect(await found(`section=${world.documentId}&urgency=breaking`)).toEqual([
      ...['Abroad ar', 'Abroad id', 'Abroad tr'],
    ]);
    expect(await found(`section=${sport.documentId}&state=in-progress`)).toEqual([]);
    expect(await found('assignee=Ay%C5%9Fe')).toEqual(['Abroad tr']);
    expect(await found('assignee=Ay%C5%9Fe&locale=ar')).toEqual([]);
    expect(await found('state=in-progress')).toEqual(['Abroad tr']);
    expect(await found('type=source&locale=tr,ar')).toEqual(['AP ar', 'AP tr']);
    expect(await found('urgency=normal&type=article&locale=tr')).toEqual([
      ...['Loose tr', 'Match tr', 'Old tr'],
    ]);
    expect(await found('type=article&locale=tr&changedBefore=2026-05-02T00:00:00Z')).toEqual([
      'Old tr',
    ]);
    expect(await found('type=article&locale=tr&changedSince=2026-05-02T00:00:00Z')).toHaveLength(3);
    expect(
      await found(
        `section=${world.documentId}&locale=tr,ar&state=in-progress,missing&urgency=breaking&type=article&assignee=Ay%C5%9Fe&changedSince=2026-05-01T00:00:00Z`
      )
    ).toEqual(['Abroad tr']);
    const entries = await board('type=article&locale=tr');
    expect(entries.find(({ id }) => id === loose)?.section).toBeNull();
    expect(entries.at(-1)?.id).toBe(old.documentId);
  });

  test('is read page by page, each entry once, also where sources changed in one millisecond', async () => {
    freezeClock('2026-05-01T08:00:00.000Z');
    for (let number = 0; number < 7; number += 1) await draftArticle(`Story ${number}`);
    for (const query of ['', 'locale=tr&', 'type=article&state=missing&', 'urgency=normal&']) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await editorial('get', `/translations?${query}limit=4${cursor}`, token);
        seen.push(...body.data.map((entry: Entry) => `${entry.id} ${entry.locale}`));
        cursor = body.meta.nextCursor ? `&cursor=${body.meta.nextCursor}` : '';
      } while (cursor !== '');
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(query.includes('locale') ? 7 : 21);
    }
  });

  test('counts by language and state what it shows, whatever is filtered', async () => {
    freezeClock('2026-05-01T08:00:00.000Z');
    const world = await sectionNamed('World');
    const asia = await sectionNamed('Asia', { parent: world.documentId });
    const { documentId: id } = await draftArticle('A', { section: asia.documentId });
    await editorial('post', `/articles/${id}/translations/tr`, token, { assignee: 'Ayşe' });
    freezeClock('2026-05-03T08:00:00.000Z');
    await publishedArticle('B', { urgency: 'breaking' });
    await draftArticle('C', { section: world.documentId });
    const older = 'changedBefore=2026-05-02T08:00:00Z';
    const newer = 'changedSince=2026-05-02T08:00:00Z';
    const sum = async (query: string) =>
      Object.values(await counts(query)).reduce((one, other) => one + other, 0);
    for (const query of [
      ...['', 'type=article', 'locale=tr', 'urgency=breaking', 'state=missing,in-progress'],
      ...[`section=${world.documentId}`, 'assignee=Ay%C5%9Fe', 'assignee=Nobody', 'type=section'],
      ...[`section=${asia.documentId}&locale=tr,ar`, 'locale=tr&type=article&state=missing'],
    ]) {
      for (const age of ['', older, newer, `${newer}&changedBefore=2026-05-04T00:00:00Z`]) {
        const shown: Record<string, number> = {};
        for (const { locale, state } of await board(`${query}&${age}`)) {
          shown[`${locale} ${state}`] = (shown[`${locale} ${state}`] ?? 0) + 1;
        }
        expect([query, age, await counts(`${query}&${age}`)]).toEqual([query, age, shown]);
      }
      // Nothing is on neither side of an instant, nor on both.
      expect((await sum(`${query}&${older}`)) + (await sum(`${query}&${newer}`))).toBe(
        await sum(query)
      );
    }
    // Three languages beside each source's, of the section and of the one below it.
    expect(await sum(`section=${world.documentId}`)).toBe(6);
    expect(await sum(`section=${world.documentId}&${older}`)).toBe(3);
  });

  test('forgets a story that is taken down, until it is revived', async () => {
    const { documentId: id } = await publishedArticle('The line');
    const kill = strapi().plugin('newsroom').service('kill');
    await kill.kill(id, { reason: 'Libel', notice: null, by: 'A. Editor' });
    expect(await statesOf(id)).toEqual({});
    await kill.revive(id, { reason: 'Cleared' });
    expect(await statesOf(id)).toEqual({ tr: 'missing', id: 'missing', ar: 'missing' });
  });

  test('has a language that is added at once, and not one that is gone', async () => {
    await sectionNamed('World');
    const { documentId: draft } = await draftArticle('A');
    const { documentId: live } = await publishedArticle('B');
    const locale = await strapi()
      .plugin('i18n')
      .service('locales')
      .create({ code: 'de', name: 'German' });
    expect((await statesOf(draft)).de).toBe('missing');
    expect((await statesOf(live)).de).toBe('fallback-only');
    expect(await counts('locale=de')).toEqual({ 'de missing': 1, 'de fallback-only': 2 });
    expect((await examine()).kinds).toEqual([]);
    await strapi().plugin('i18n').service('locales').delete({ id: locale.id });
    expect(await rows(CELL, { locale: 'de' })).toEqual([]);
    expect(await rows(COUNT, { locale: 'de' })).toEqual([]);
  });

  test('says nothing of a save that is rolled back', async () => {
    const { documentId: id } = await draftArticle('The line');
    const before = JSON.stringify([await rows(CELL), await rows(COUNT)]);
    await expect(
      strapi().db.transaction(async () => {
        await translation(id, 'tr', 'Hat');
        throw new Error('crash');
      })
    ).rejects.toThrow('crash');
    expect(JSON.stringify([await rows(CELL), await rows(COUNT)])).toBe(before);
  });

  test('counts right while many editors save at once', async () => {
    const stories = [];
    for (let number = 0; number < 6; number += 1) stories.push(await draftArticle(`S ${number}`));
    await Promise.all(
      stories.flatMap(({ documentId }) => [
        translation(documentId, 'tr', 'Hat'),
        documents(ARTICLE).update({ documentId, locale: 'en', data: { dek: 'New' } }),
        translation(documentId, 'ar', 'خط'),
      ])
    );
    const wrong = await strapi().plugin('newsroom').service('boardCounts').wrong();
    expect(wrong).toEqual([]);
    expect(await counts('state=in-progress')).toEqual({
      'ar in-progress': 6,
      'tr in-progress': 6,
    });
  });
});

describe('the languages of one document', () => {
  test('are asked for by its id, with other filters as well', async () => {
    const { documentId: id } = await draftArticle('One');
    await draftArticle('Another');
    const languages = (await board(`id=${id}`)).map((entry) => [entry.id, entry.locale]);
    expect(languages.sort()).toEqual([
      [id, 'ar'],
      [id, 'id'],
      [id, 'tr'],
    ]);
    expect((await board(`id=${id}&locale=tr`)).map(({ locale }) => locale)).toEqual(['tr']);
    expect(await board(`id=${id}&state=current`)).toEqual([]);
    expect(await board(`id=${id}&assignee=nobody`)).toEqual([]);
    expect(await board('id=unknown')).toEqual([]);
  });
});

describe('the doctor', () => {
  test('finds nothing wrong after the desk has worked', async () => {
    await sectionNamed('World');
    const { documentId: id } = await publishedArticle('The line');
    await translation(id, 'tr', 'Hat', { body: paragraphs('Bir.') });
    await documents(ARTICLE).update({ documentId: id, locale: 'en', data: { headline: 'New' } });
    expect((await examine()).kinds).toEqual([]);
  });

  test('names what went around the document service, and puts it right', async () => {
    const { documentId: id } = await publishedArticle('The line');
    await translation(id, 'tr', 'Hat');
    await strapi().db.connection('newsroom_board_cells').where({ locale: 'tr' }).del();
    await strapi()
      .db.connection('newsroom_board_cells')
      .where({ locale: 'ar' })
      .update({ state: 'current' });
    const { documentId: lost } = await draftArticle('Lost');
    await strapi().db.connection('newsroom_articles').where({ document_id: lost }).del();
    const { kinds } = await examine();
    expect(kinds).toContain('board of nothing');
    expect(kinds.filter((kind) => kind === 'board differs')).toHaveLength(2);
    expect(kinds).toContain('board count wrong');
    expect((await examine(true)).left).toEqual([]);
    expect(await statesOf(id)).toMatchObject({ tr: 'in-progress', ar: 'fallback-only' });
  });

  test('has a board that was lost made again by the rebuild', async () => {
    const { documentId: id } = await publishedArticle('The line');
    await documents(SECTION).create({ locale: 'en', data: { name: 'World' } });
    await translation(id, 'tr', 'Hat');
    const shown = async () =>
      (await rows(CELL))
        .map((cell) =>
          ['documentId', 'locale', 'state', 'shelf', 'changedMs'].map((key) => cell[key])
        )
        .sort((one, other) => (String(one) < String(other) ? -1 : 1));
    const before = await shown();
    for (const table of ['newsroom_board_cells', 'newsroom_board_counts']) {
      await strapi().db.connection(table).del();
    }
    const terminal = { out: () => undefined, err: () => undefined };
    const code = await strapi().plugin('newsroom').service('commands').run(['rebuild'], terminal);
    expect(code).toBe(0);
    expect(await shown()).toEqual(before);
    expect((await examine()).kinds).toEqual([]);
  });
});

describe('bad input', () => {
  test.each([
    'locale=xx',
    'locale=tr,xx',
    'locale=',
    'state=source',
    'state=done',
    'type=page',
    'section=nothing',
    'urgency=high',
    'assignee=%00',
    'changedSince=yesterday',
    'limit=0',
    'limit=101',
    'cursor=abc',
    'colour=red',
    `section=${'x'.repeat(65)}`,
  ])('%s is refused', async (query) => {
    const { status, body } = await editorial('get', `/translations?${query}`, token);
    expect([status, body.error?.name]).toEqual([400, 'ValidationError']);
  });

  test('a cursor is of its own query', async () => {
    await draftArticle('A');
    await draftArticle('B');
    const { body } = await editorial('get', '/translations?locale=tr&limit=1', token);
    const cursor = body.meta.nextCursor;
    expect(cursor).toEqual(expect.any(String));
    const other = await editorial('get', `/translations?locale=ar&cursor=${cursor}`, token);
    expect(other.status).toBe(400);
  });
});

test('what a middleware of the host writes while a story is published is on the board', async () => {
  const { documentId } = await draftArticle('Changed on the way', { urgency: 'normal' });
  strapi().documents.use(async (context, next) => {
    const params = context.params as { documentId?: string };
    if (context.action === 'publish' && params.documentId === documentId) {
      const data = { urgency: 'breaking' };
      await documents(ARTICLE).update({ documentId, locale: 'en', data });
    }
    return next();
  });
  await publish(documentId, 'en');
  const cells = (await rows(CELL)).filter((cell) => cell.documentId === documentId);
  expect(new Set(cells.map(({ urgency }) => urgency))).toEqual(new Set(['breaking']));
  expect(await examine()).toEqual({ kinds: [], left: [] });
});
