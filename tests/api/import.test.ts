import {
  ARTICLE,
  documents,
  freezeClock,
  get,
  http,
  rows,
  SECTION,
  SOURCE,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { paragraphs } from '../fixtures/newsroom';
import { importItems, setUpImport } from '../helpers/import';

setUpImport();

const item = (overrides: Record<string, unknown> = {}) => ({
  uri: 'urn:example:1',
  type: 'text',
  version: '1',
  language: 'en',
  headlines: [{ role: 'main', value: 'A wire story' }],
  bodies: [{ role: 'main', contentType: 'text/html', value: '<p>First.</p><p>Second.</p>' }],
  ...overrides,
});

const draftOf = async (documentId: unknown) =>
  (await rows(ARTICLE, { documentId, publishedAt: null }, { section: true, sources: true }))[0];

describe('who may import', () => {
  test('nobody without a token', async () => {
    const answer = await http().post('/api/newsroom/editorial/import').send(item());
    expect(answer.status).toBe(401);
    expect(await rows(ARTICLE)).toHaveLength(0);
  });

  test('no token without the permission', async () => {
    const other = await tokenFor('plugin::newsroom.article.find');
    const answer = await http().post('/api/newsroom/editorial/import').set(other).send(item());
    expect(answer.status).toBe(403);
    expect(await rows(ARTICLE)).toHaveLength(0);
  });
});

describe('an item', () => {
  test('becomes a draft with its section and source', async () => {
    const answer = await importItems(
      item({
        subjects: [{ name: 'Asia', uri: 'urn:newsroom:section:asia' }],
        infoSources: [{ name: 'AP', role: 'wire', uri: 'https://apnews.com' }],
        located: 'Jakarta',
      })
    );
    expect(answer.status).toBe(200);
    expect(answer.body.meta).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 0 });
    const [result] = answer.body.data;
    expect(result).toMatchObject({
      index: 0,
      result: 'created',
      locale: 'en',
      slug: 'a-wire-story',
    });
    expect(await draftOf(result.id)).toMatchObject({
      headline: 'A wire story',
      dateline: 'Jakarta',
      wireUri: 'urn:example:1',
      wireVersion: '1',
      section: { name: 'Asia', slug: 'asia' },
      sources: [{ code: 'AP', kind: 'wire', url: 'https://apnews.com' }],
      wordCount: 2,
    });
    expect((await get('/articles/a-wire-story')).status).toBe(404);
  });

  test('sent again is unchanged', async () => {
    await importItems(item());
    const answer = await importItems(item());
    expect(answer.body.data[0]).toMatchObject({ result: 'unchanged', slug: 'a-wire-story' });
    expect(await rows(ARTICLE)).toHaveLength(1);
  });

  test('sent five times at once is one article', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => importItems(item())));
    const results = answers.map(({ body }) => body.data[0].result).sort();
    expect(results).toEqual(['created', 'unchanged', 'unchanged', 'unchanged', 'unchanged']);
    expect(await rows(ARTICLE)).toHaveLength(1);
  });

  test('in a new version updates what no editor has touched', async () => {
    const { body } = await importItems(
      item({ descriptions: [{ role: 'summary', value: 'Dek one' }] })
    );
    const documentId = body.data[0].id;
    await documents(ARTICLE).update({
      documentId,
      locale: 'en',
      data: { headline: 'Our headline' },
    });

    const answer = await importItems(
      item({
        version: '2',
        headlines: [{ role: 'main', value: 'A wire story, corrected' }],
        descriptions: [{ role: 'summary', value: 'Dek two' }],
      })
    );
    expect(answer.body.data[0]).toMatchObject({
      result: 'updated',
      id: documentId,
      kept: ['headline'],
    });
    expect(await draftOf(documentId)).toMatchObject({
      headline: 'Our headline',
      dek: 'Dek two',
      wireVersion: '2',
    });
  });

  test('in a new version goes in between what an editor wrote, paragraph by paragraph', async () => {
    const wire = (version: string, ...paragraphs: string[]) => {
      const value = paragraphs.map((text) => `<p>${text}</p>`).join('');
      return item({ version, bodies: [{ role: 'main', contentType: 'text/html', value }] });
    };
    const textOf = async (id: unknown) => {
      const { body } = (await draftOf(id)) as unknown as {
        body: { children: { text: string }[] }[];
      };
      return body.map(({ children }) => children.map(({ text }) => text).join(''));
    };
    const { body } = await importItems(wire('1', 'One.', 'Two.', 'Three.', 'Four.'));
    const documentId = body.data[0].id;
    const edit = (...texts: string[]) =>
      documents(ARTICLE).update({
        ...{ documentId, locale: 'en' },
        data: { body: texts.flatMap((text) => paragraphs(text)) },
      });
    await edit('One, by us.', 'Two.', 'Three.', 'Four.');

    const second = await importItems(
      wire('2', 'One.', 'Two.', 'Three, corrected.', 'Four.', 'Five.')
    );
    expect(second.body.data[0]).toMatchObject({ result: 'updated', merged: ['body'] });
    expect(second.body.data[0]).not.toHaveProperty('kept');
    const both = ['One, by us.', 'Two.', 'Three, corrected.', 'Four.', 'Five.'];
    expect(await textOf(documentId)).toEqual(both);

    // Where both wrote the same paragraph, ours stays and the desk is told.
    const third = await importItems(wire('3', 'One, again.', 'Two.', 'Three.', 'Four.', 'Five.'));
    expect(third.body.data[0]).toMatchObject({ result: 'updated', kept: ['body'] });
    expect(await textOf(documentId)).toEqual(both);
  });

  test('in an older version is rejected', async () => {
    await importItems(item({ version: '10' }));
    const answer = await importItems(item({ version: '9' }));
    expect(answer.body.data[0]).toMatchObject({
      result: 'rejected',
      reasons: [{ field: 'version', message: '9 is older than 10, which is here' }],
    });
  });

  test('shares its section and source with those that came before', async () => {
    const shared = {
      subjects: [{ name: 'World', uri: 'urn:newsroom:section:world' }],
      infoSources: [{ name: 'AP', role: 'wire' }],
    };
    await importItems([item(shared), item({ ...shared, uri: 'urn:example:2' })]);
    expect(await rows(SECTION, { locale: 'en' })).toHaveLength(1);
    expect(await rows(SOURCE, { locale: 'en' })).toHaveLength(1);
    expect(await rows(ARTICLE)).toHaveLength(2);
  });

  test('in a language that is no locale is rejected, and names those there are', async () => {
    const answer = await importItems(item({ language: 'xx' }));
    expect(answer.body.data[0]).toMatchObject({
      result: 'rejected',
      reasons: [
        {
          field: 'language',
          message: '"xx" is not a locale of this newsroom; it has en, tr, id, ar',
        },
      ],
    });
  });

  test('in a regional language goes to the language', async () => {
    const answer = await importItems(item({ language: 'tr-TR' }));
    expect(answer.body.data[0]).toMatchObject({ result: 'created', locale: 'tr' });
  });

  test('that its agency takes back makes no story', async () => {
    const answer = await importItems(item({ pubStatus: 'canceled' }));
    expect(answer.body.data[0]).toMatchObject({
      result: 'rejected',
      reasons: [{ field: 'pubStatus' }],
    });
  });
});

test('an item under embargo is published as of the end of the embargo', async () => {
  freezeClock('2026-05-01T00:00:00.000Z');
  const wire = strapi().plugin('newsroom').service('import');
  const embargoed = item({
    firstCreated: '2026-04-30T00:00:00Z',
    embargoed: '2026-05-01T10:00:00Z',
  });
  const [{ id, warnings }] = await wire.importItems([embargoed], { publish: true });
  expect([id, warnings]).toEqual([expect.any(String), expect.any(Array)]);
  expect((await get('/articles/a-wire-story')).status).toBe(404);
  freezeClock('2026-05-01T12:00:00.000Z');
  const { data } = (await get('/articles/a-wire-story')).body;
  expect(data.firstPublishedAt).toBe('2026-05-01T10:00:00.000Z');
});

test('a story that an editor unpublished is not published again by its wire item', async () => {
  const wire = strapi().plugin('newsroom').service('import');
  const [{ id }] = await wire.importItems([item()], { publish: true });
  expect((await get('/articles/a-wire-story')).status).toBe(200);
  await documents(ARTICLE).unpublish({ documentId: id, locale: 'en' });

  const results = [
    ...(await wire.importItems([item()], { publish: true })),
    ...(await wire.importItems([item({ version: '2', located: 'Ankara' })], { publish: true })),
  ];
  expect(results.map(({ result, published }) => [result, published])).toEqual([
    ['unchanged', false],
    ['updated', false],
  ]);
  expect((await get('/articles/a-wire-story')).status).toBe(404);
});

describe('a broken item', () => {
  test.each([
    ['without a headline', { headlines: [] }, 'headlines'],
    ['with a number for a headline', { headlines: [{ role: 'main', value: 7 }] }, 'headlines'],
    ['without a uri', { uri: undefined }, 'uri'],
    ['with a body that is no text', { bodies: [{ value: { a: 1 } }] }, 'bodies'],
    [
      'with a headline of 10,000 characters',
      { headlines: [{ value: 'x'.repeat(10_000) }] },
      'headline',
    ],
  ])('%s is rejected by field and stops no other', async (_name, broken, field) => {
    const answer = await importItems([item(broken), item({ uri: 'urn:example:good' })]);
    expect(answer.status).toBe(200);
    expect(answer.body.data.map(({ result }: { result: string }) => result)).toEqual([
      'rejected',
      'created',
    ]);
    expect(answer.body.data[0].reasons[0].field).toMatch(new RegExp(`^${field}`));
    expect(await rows(ARTICLE)).toHaveLength(1);
  });

  test.each([null, 5, 'text', [[]], true])('%j is rejected', async (broken) => {
    const answer = await importItems([broken]);
    expect(answer.status).toBe(200);
    expect(answer.body.data[0].result).toBe('rejected');
  });

  test.each([[[]], [{}], [{ items: 'all' }], [{ items: [] }]])(
    'a request of %j is 400',
    async (body) => {
      expect((await importItems(body)).status).toBe(400);
    }
  );
});

test('what is hostile in a body does not come in', async () => {
  const hostile = [
    '<p onclick="steal()">Text <a href="javascript:alert(1)">link</a></p>',
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '<p>lone \ud800 surrogate, \u202e override, zero\u200bwidth</p>',
    '<p>Tom &amp; Jerry &lt;3</p>',
  ].join('');
  const { body } = await importItems(
    item({ bodies: [{ contentType: 'text/html', value: hostile }] })
  );
  expect(body.data[0].result).toBe('created');
  await documents(ARTICLE).publish({ documentId: body.data[0].id, locale: 'en' });
  const { body: delivered } = await get('/articles/a-wire-story?body=html');
  expect(delivered.data.body).not.toMatch(/script|onclick|onerror|javascript|\u202e|\u200b|\ud800/);
  expect(delivered.data.body).toContain('Tom &amp; Jerry &lt;3');
});
