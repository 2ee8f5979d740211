import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { delivery, wire } from '../helpers/delivery';
import { createNinjsCheck, hasNinjsSchemas, SHARED } from '../helpers/ninjs-schema';
import {
  ARTICLE,
  configure,
  documents,
  freezeClock,
  get,
  http,
  resetNewsroom,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { draftArticle, publish, publishedArticle, translation } from '../fixtures/newsroom';

const NOW = '2026-05-01T10:00:00.000Z';

beforeEach(async () => {
  await resetNewsroom();
  freezeClock(NOW);
});

/** As the command line does it, with publication unless told otherwise. */
const importItems = async (item: unknown, isPublished = true) => {
  const [result] = await strapi()
    .plugin('newsroom')
    .service('import')
    .importItems([item], { publish: isPublished });
  return result;
};

const check = {
  '3.0': hasNinjsSchemas ? createNinjsCheck('3.0') : () => [],
  '2.2': hasNinjsSchemas ? createNinjsCheck('2.2') : () => [],
};

const read = async (slug: string, version: '3.0' | '2.2' = '3.0', query = '') => {
  const { status, headers, body } = await get(`/articles/${slug}/ninjs?version=${version}${query}`);
  expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  expect(check[version](body)).toEqual([]);
  return body;
};

const ITEM = {
  uri: 'urn:example:1',
  type: 'text',
  version: '1',
  versionCreated: '2026-04-30T08:00:00Z',
  language: 'en',
  edNote: 'Not for readers',
  headlines: [{ role: 'main', value: 'A wire story' }],
  descriptions: [{ role: 'summary', value: 'What it says.' }],
  bodies: [{ role: 'main', contentType: 'text/html', value: '<p>First.</p><p>Second.</p>' }],
  by: 'By A. Writer, AP',
  located: 'Jakarta',
  subjects: [
    { name: 'Asia', uri: 'urn:newsroom:section:asia' },
    { name: 'Defence', rel: 'about', uri: 'http://cv.iptc.org/newscodes/mediatopic/11001000' },
  ],
  infoSources: [{ name: 'AP', role: 'wire', uri: 'https://apnews.com' }],
  altIds: [{ role: 'desk', value: 'W-17' }],
  copyrightHolder: 'AP',
  copyrightNotice: '© AP 2026',
  usageTerms: 'Not for use in print',
};
const SAME = {
  uri: ITEM.uri,
  by: ITEM.by,
  located: ITEM.located,
  subjects: ITEM.subjects,
  infoSources: ITEM.infoSources,
  altIds: ITEM.altIds,
  copyrightHolder: ITEM.copyrightHolder,
  copyrightNotice: ITEM.copyrightNotice,
  usageTerms: ITEM.usageTerms,
};

describe('a story that came over the wire', () => {
  test('leaves as it came, and is nothing new to who has it', async () => {
    const { slug } = await importItems(ITEM);
    const item = await read(slug);
    expect(item).toMatchObject({ ...SAME, version: '1' });
    expect(JSON.stringify(item)).not.toContain(ITEM.edNote);
    expect((await importItems(item)).result).toBe('unchanged');
    expect((await importItems(await read(slug, '2.2'))).result).toBe('unchanged');
  });

  test('says what an editor has published of it since, as another version', async () => {
    const { slug, id } = await importItems(ITEM);
    const data = { headline: 'Edited', tags: [] };
    await documents(ARTICLE).update({ documentId: id, locale: 'en', data });
    expect(await read(slug)).toMatchObject({ ...SAME, version: '1' });

    await publish(id, 'en');
    expect(await read(slug)).toMatchObject({
      ...SAME,
      version: '1.20260501100000',
      headlines: [{ value: 'Edited' }],
      subjects: [ITEM.subjects[0]],
    });
  });

  test('says nothing of a newer version before that is published', async () => {
    const { slug, id } = await importItems(ITEM);
    const next = { ...ITEM, version: '2', usageTerms: 'Zanzibar only', altIds: [] };
    expect((await importItems(next, false)).result).toBe('updated');
    await delivery().jobs.startRebuild();
    await delivery().jobs.work();
    expect(await read(slug)).toMatchObject({ ...SAME, version: '1' });

    await publish(id, 'en');
    const item = await read(slug);
    expect(item).toMatchObject({ version: '2', usageTerms: 'Zanzibar only' });
    expect(item).not.toHaveProperty('altIds');
  });

  test('shows what only partners get on no other surface, and to no client of Strapi', async () => {
    const secret = { ...ITEM, usageTerms: 'Zanzibar only', altIds: [{ value: 'zanzibar-7' }] };
    const { slug, id } = await importItems(secret);
    expect(JSON.stringify(await read(slug))).toMatch(/zanzibar/i);
    const permission = await tokenFor('plugin::newsroom.article.findOne');
    const stock = await http().get(`/api/newsroom/content/articles/${id}`).set(permission);
    expect(stock.status).toBe(200);
    const texts = [JSON.stringify(stock.body)];
    for (const at of [`/articles/${slug}`, '/articles', '/feeds/feed.json', '/search?q=wire'])
      texts.push((await wire(at)).text);
    expect(texts.filter((text) => /zanzibar/i.test(text))).toEqual([]);
  });

  test('is a story of our own in another language, and when it is cloned', async () => {
    const { id } = await importItems(ITEM);
    await translation(id, 'tr', 'Haber');
    await publish(id, 'tr');
    const item = await read('haber', '3.0', '&locale=tr');
    expect(item).toMatchObject({ uri: `urn:newsroom:article:${id}:tr`, language: 'tr' });
    expect(item).not.toHaveProperty('usageTerms');

    const { entries } = await documents(ARTICLE).clone({ documentId: id });
    const clone = entries.find(({ locale }) => locale === 'en');
    await publish(String(clone?.documentId), 'en');
    const cloned = await read(String(clone?.slug));
    expect(cloned.uri).toBe(`urn:newsroom:article:${clone?.documentId}:en`);
  });
});

describe('items made by others', () => {
  const files = ['real-input', 'vectors/ninjs/examples']
    .map((folder) => path.join(SHARED, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .map((name) => path.join(folder, name))
    );
  const withFiles: typeof test = files.length > 0 ? test : test.skip;

  withFiles('go through the newsroom and come out the same, in each version', async () => {
    for (const locale of [
      { code: 'zh', name: 'Chinese (zh)' },
      { code: 'de', name: 'German (de)' },
    ]) {
      await strapi().plugin('i18n').service('locales').create(locale);
    }
    strapi().plugin('newsroom').service('locales').forget();
    expect(files).toHaveLength(11);
    for (const file of files) {
      const item = JSON.parse(readFileSync(file, 'utf8'));
      // The examples of both versions are the same item.
      item.uri += `?${path.basename(file)}`;
      const result = await importItems(item);
      expect([file, result.result]).toEqual([file, 'created']);
      const came = (name: string) => item[name] ?? item[name.toLowerCase()];
      const out = await read(result.slug, '3.0', `&locale=${result.locale}`);
      expect([file, out.uri, out.version]).toEqual([file, item.uri, item.version]);
      for (const name of ['subjects', 'infoSources', 'by', 'located', 'altIds', 'people', 'places'])
        if (came(name)) expect([file, name, out[name]]).toEqual([file, name, came(name)]);
      for (const name of ['copyrightHolder', 'copyrightNotice', 'usageTerms'])
        expect([file, name, out[name]]).toEqual([file, name, came(name)]);
      expect(out.headlines[0].value).toBe(item.headlines[0].value);
      expect(out.descriptions?.[0].value).toBe(item.descriptions?.[0].value);
      expect(out.bodies[0].value).toMatch(/^<p>/);

      for (const version of ['3.0', '2.2'] as const) {
        const again = await importItems(
          await read(result.slug, version, `&locale=${result.locale}`)
        );
        // Without a version there is nothing to tell by: it is taken, and changes nothing.
        const expected = item.version === undefined ? /unchanged|updated/ : /unchanged/;
        expect([file, again.result, again.kept]).toEqual([
          file,
          expect.stringMatching(expected),
          undefined,
        ]);
      }
    }
  });
});

describe('a story of our own', () => {
  test.each(['3.0', '2.2'] as const)(
    'with an emoji for a headline and nothing else is a valid item of %s',
    async (version) => {
      const { slug, documentId } = await publishedArticle('🔥🎉', { body: [] });
      const item = await read(slug as string, version);
      expect(item.uri).toBe(`urn:newsroom:article:${documentId}:en`);
      expect(item.headlines[0].value).toBe('🔥🎉');
    }
  );

  test('can be taken in by another newsroom', async () => {
    configure({ publicUrl: 'https://news.example' });
    const { slug } = await publishedArticle('Story', {
      dek: 'Dek.',
      tags: ['Ports'],
      expiresAt: '2026-06-01T00:00:00.000Z',
      bylines: [{ name: 'A. Writer' }],
    });
    const item = await read(slug as string);
    expect(item.renditions).toEqual([
      { name: 'web', href: 'https://news.example/en/story', contentType: 'text/html' },
    ]);
    expect(item.expires).toBe('2026-06-01T00:00:00.000Z');
    expect((await importItems(item)).result).toBe('created');
  });
});

describe('the format', () => {
  test('is cached as the story is, and moves with its address', async () => {
    const { documentId } = await publishedArticle('Former');
    const { headers } = await wire('/articles/former/ninjs');
    expect(headers.etag).toMatch(/^"/);
    expect(headers['surrogate-key']).toContain(`a-${documentId}`);
    const held = { 'if-none-match': String(headers.etag) };
    expect((await wire('/articles/former/ninjs', held)).status).toBe(304);

    const data = { slug: 'current' };
    await documents(ARTICLE).update({ documentId, locale: 'en', data });
    await publish(documentId, 'en');
    for (const tail of ['', '/', '?version=2.2']) {
      const moved = await wire(`/articles/former/ninjs${tail}`);
      const query = tail === '/' ? '' : tail;
      expect([moved.status, moved.headers.location]).toEqual([
        301,
        `/api/newsroom/articles/current/ninjs${query}`,
      ]);
    }
    expect((await wire('/articles/former')).headers.location).toBe(
      '/api/newsroom/articles/current'
    );
  });

  test('of a story called ninjs is a story', async () => {
    await publishedArticle('ninjs', { slug: 'ninjs' });
    expect((await get('/articles/ninjs')).body.data.headline).toBe('ninjs');
    expect((await read('ninjs')).headlines[0].value).toBe('ninjs');
  });

  test('is of what readers may see alone', async () => {
    await draftArticle('Draft');
    await publishedArticle('Later', { embargoUntil: '2026-06-01T00:00:00.000Z' });
    for (const slug of ['draft', 'later', 'nowhere'])
      expect([slug, (await wire(`/articles/${slug}/ninjs`)).status]).toEqual([slug, 404]);
  });

  test.each([
    ['version=3.1', 'version'],
    ['version=', 'version'],
    ['locale=xx', 'locale'],
    ['body=html', 'body'],
    ['fallback=maybe', 'fallback'],
  ])('refuses ?%s', async (query, named) => {
    await publishedArticle('Story');
    const { status, text } = await wire(`/articles/story/ninjs?${query}`);
    expect([status, text.includes(named)]).toEqual([400, true]);
  });
});
