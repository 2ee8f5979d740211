import {
  ARTICLE,
  documents,
  get,
  http,
  PERMALINK,
  resetNewsroom,
  rows,
  SECTION,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { draftArticle, paragraphs, sectionNamed } from '../fixtures/newsroom';

beforeEach(resetNewsroom);

const run = async (...argv: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await strapi()
    .plugin('newsroom')
    .service('commands')
    .run(argv, { out: (line: string) => out.push(line), err: (line: string) => err.push(line) });
  return { code, out, err };
};

describe('an unknown locale', () => {
  const message = 'locale: "xx-NOPE" is unknown; known are en, tr, id, ar';

  test.each(['update', 'publish', 'unpublish', 'discardDraft', 'delete', 'findOne'] as const)(
    'is refused by %s',
    async (action) => {
      const { documentId } = await draftArticle('Story');
      const before = await rows(ARTICLE);
      await expect(
        documents(ARTICLE)[action]({ documentId, locale: 'xx-NOPE', data: { headline: 'X' } })
      ).rejects.toThrow(message);
      expect(await rows(ARTICLE)).toEqual(before);
    }
  );

  test('is refused by create and by lists, also among known ones', async () => {
    await expect(draftArticle('Story', {}, 'xx-NOPE')).rejects.toThrow(message);
    await expect(documents(ARTICLE).findMany({ locale: 'xx-NOPE' })).rejects.toThrow(message);
    const { documentId } = await draftArticle('Story');
    await expect(
      documents(ARTICLE).publish({ documentId, locale: ['en', 'xx-NOPE'] })
    ).rejects.toThrow(message);
    expect(await rows(ARTICLE)).toHaveLength(1);
  });

  test('is 400 in stock REST and in delivery, for reading and writing', async () => {
    const token = await tokenFor(
      'plugin::newsroom.article.find',
      'plugin::newsroom.article.create'
    );
    const stock = '/api/newsroom/content/articles?locale=xx-NOPE';
    const read = await http().get(stock).set(token);
    const written = await http()
      .post(stock)
      .set(token)
      .send({ data: { headline: 'Story', body: paragraphs('Text.') } });
    const delivered = await get('/articles?locale=xx-NOPE');
    for (const answer of [read, written, delivered]) {
      expect([answer.status, answer.body.error.message]).toEqual([400, message]);
    }
    expect(await rows(ARTICLE)).toHaveLength(0);
  });
});

test('a locale that is removed gives its addresses back', async () => {
  const locale = strapi().plugin('i18n').service('locales');
  const { id } = await locale.create({ code: 'fr', name: 'French (fr)' });
  await draftArticle('Une histoire', {}, 'fr');
  await locale.delete({ id });
  expect(await rows(PERMALINK, { language: 'fr' })).toEqual([]);
  await locale.create({ code: 'fr', name: 'French (fr)' });
  expect((await draftArticle('Une histoire', {}, 'fr')).slug).toBe('une-histoire');
});

describe('locale add', () => {
  test('adds locales that Strapi knows, with every section in them', async () => {
    const { documentId } = await sectionNamed('World');
    expect(await run('locale', 'add', 'fr', 'sw')).toEqual({
      code: 0,
      out: ['added     fr French (fr)', 'added     sw Swahili (sw)'],
      err: [],
    });
    expect(await rows(SECTION, { documentId, locale: { $in: ['fr', 'sw'] } })).toHaveLength(2);
    expect((await get('/articles?locale=sw')).status).toBe(200);
  });

  test('run again changes nothing', async () => {
    await run('locale', 'add', 'fr');
    expect(await run('locale', 'add', 'fr')).toEqual({ code: 0, out: ['present   fr'], err: [] });
  });

  test('refuses a code that Strapi does not know, and then adds none', async () => {
    expect(await run('locale', 'add', 'fr', 'xx-NOPE')).toEqual({
      code: 1,
      out: [],
      err: ['Strapi has no locale xx-NOPE; nothing was added.'],
    });
    expect((await get('/articles?locale=fr')).status).toBe(400);
  });

  test.each([
    [[]],
    [['locale']],
    [['locale', 'remove', 'fr']],
    [['dance']],
    [['import']],
    [['import', '--loudly', 'x.json']],
  ])('the command line %j is not understood: exit code 2 and a hint', async (argv: string[]) => {
    const { code, out, err } = await run(...argv);
    expect(code).toBe(2);
    expect([...out, ...err].join('\n')).not.toBe('');
  });
});
