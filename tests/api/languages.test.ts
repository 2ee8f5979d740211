import { checkFallbacks } from 'newsroom/locales/check-fallbacks';
import { wire } from '../helpers/delivery';
import { readSitemap } from '../helpers/read-sitemap';
import {
  ARTICLE,
  configure,
  documents,
  editorial,
  forgetAnswers,
  freezeClock,
  get,
  SECTION,
  strapi,
} from '../helpers/newsroom';
import { draftArticle, publish, sectionNamed, translation } from '../fixtures/newsroom';
import { SITE, NOW, at, token, setUpLanguages } from '../helpers/languages';

setUpLanguages();

const addLocale = async (code: string): Promise<void> => {
  await strapi()
    .plugin('i18n')
    .service('locales')
    .create({ code, name: `Test (${code})` });
};

const resolve = async (path: string, more = '') =>
  (await get(`/resolve?path=${encodeURIComponent(path)}&body=none${more}`)).body;

describe('an address in one language', () => {
  const storyInThree = async () => {
    const world = await sectionNamed('World');
    const { documentId } = await draftArticle('Harbour', { section: world.documentId });
    await translation(documentId, 'tr', 'Liman');
    await translation(documentId, 'id', 'Pelabuhan');
    await publish(documentId, ['en', 'tr']);
    return { documentId, world: world.documentId };
  };

  test('tells the other live languages of the story', async () => {
    await storyInThree();
    const { data } = await resolve('/en/world/harbour');
    expect(data.article.translations).toEqual([
      { locale: 'tr', path: '/tr/world/liman', slug: 'liman', headline: 'Liman' },
    ]);
    expect(data).not.toHaveProperty('inLocale');
  });

  test('leads to the same story in the language that is asked for', async () => {
    const { documentId } = await storyInThree();
    const inLocale = async (path: string, locale: string) =>
      (await resolve(path, `&locale=${locale}`)).data.inLocale;
    expect(await inLocale('/en/world/harbour', 'tr')).toEqual({
      locale: 'tr',
      path: '/tr/world/liman',
    });
    expect(await inLocale('/tr/world/liman', 'en')).toEqual({
      locale: 'en',
      path: '/en/world/harbour',
    });
    expect(await inLocale('/tr/world/liman', 'tr')).toEqual({
      locale: 'tr',
      path: '/tr/world/liman',
    });
    // A draft, and a language in which nobody wrote.
    expect(await inLocale('/en/world/harbour', 'id')).toBeNull();
    expect(await inLocale('/en/world/harbour', 'ar')).toBeNull();
    await publish(documentId, 'id');
    expect(await inLocale('/en/world/harbour', 'id')).toEqual({
      locale: 'id',
      path: '/id/world/pelabuhan',
    });
  });

  test('a former one does so too, and one below another section', async () => {
    const { documentId } = await storyInThree();
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { slug: 'new-harbour' } });
    await publish(documentId, 'en');
    for (const path of ['/en/world/harbour', '/en/harbour', '/en/elsewhere/new-harbour']) {
      expect((await resolve(path, '&locale=tr')).data).toEqual({
        outcome: 'redirect',
        path: '/en/world/new-harbour',
        inLocale: { locale: 'tr', path: '/tr/world/liman' },
      });
    }
    expect((await resolve('/en/world/harbour')).data).toEqual({
      outcome: 'redirect',
      path: '/en/world/new-harbour',
    });
    await documents(ARTICLE).unpublish({ documentId, locale: 'tr' });
    expect((await resolve('/en/world/harbour', '&locale=tr')).data.inLocale).toBeNull();
  });

  test('is gone from the answer when it expires, by itself', async () => {
    freezeClock(NOW);
    const { documentId } = await storyInThree();
    await documents(ARTICLE).update({ documentId, locale: 'id', data: { expiresAt: at(2) } });
    await publish(documentId, 'id');
    const asked = ['/en/world/harbour', '&locale=id'] as const;
    const first = await resolve(...asked);
    expect(first.data.inLocale).not.toBeNull();
    expect(Date.parse(first.meta.freshUntil)).toBeLessThanOrEqual(Date.parse(at(2)));
    freezeClock(at(3));
    expect((await resolve(...asked)).data.inLocale).toBeNull();
  });

  test('of a section leads to it in the language, under its name there', async () => {
    const { world } = await storyInThree();
    const section = documents(SECTION);
    const asked = ['/en/world', '&locale=tr'] as const;
    expect((await resolve(...asked)).data.inLocale).toEqual({ locale: 'tr', path: '/tr/world' });
    await section.update({ documentId: world, locale: 'tr', data: { name: 'Dünya' } });
    expect((await resolve(...asked)).data.inLocale).toEqual({ locale: 'tr', path: '/tr/dunya' });
    await section.update({ documentId: world, locale: 'en', data: { slug: 'planet' } });
    expect((await resolve(...asked)).data).toEqual({
      outcome: 'redirect',
      path: '/en/planet',
      inLocale: { locale: 'tr', path: '/tr/dunya' },
    });
  });

  test('of a story that is not live tells of no language: it is as if it never was', async () => {
    const { documentId } = await storyInThree();
    await documents(ARTICLE).unpublish({ documentId, locale: 'en' });
    expect((await resolve('/tr/world/liman', '&locale=en')).data.inLocale).toBeNull();
    expect((await resolve('/en/world/harbour', '&locale=tr')).data).toEqual({
      outcome: 'not-found',
    });
    await editorial('post', `/articles/${documentId}/kill`, token, { reason: 'Libel' });
    expect((await resolve('/tr/world/liman', '&locale=en')).data).toEqual({
      outcome: 'gone',
      notice: null,
    });
  });

  test('an unknown language is refused, whatever the path', async () => {
    for (const path of ['/en/world/harbour', '/en/nothing', 'nonsense']) {
      const answer = await get(`/resolve?path=${encodeURIComponent(path)}&locale=xx`);
      expect([answer.status, answer.body.error.message]).toEqual([
        400,
        expect.stringContaining('locale: "xx" is unknown'),
      ]);
    }
  });
});

describe('two scripts of one language', () => {
  test.each([
    ['sr-Cyrl', 'sr-Latn', 'sr_RS'],
    ['zh-Hans', 'zh-Hant', 'zh_CN'],
  ])('%s and %s stand side by side under their own tags', async (one, other, openGraph) => {
    configure({ publicUrl: SITE });
    for (const code of [one, other]) await addLocale(code);
    const { documentId } = await draftArticle('Harbour');
    await translation(documentId, one, 'Лука 港口');
    await translation(documentId, other, 'Luka 港灣');
    await publish(documentId);
    forgetAnswers();

    const { data } = (await get(`/articles/id/${documentId}?locale=${one}&fallback=none`)).body;
    expect(data.servedLocale).toBe(one);
    expect(data.direction).toBe('ltr');
    const tags = ['en', one, other, 'x-default'];
    expect(data.seo.alternates.map((link: { hreflang: string }) => link.hreflang)).toEqual(tags);
    expect(data.seo.openGraph).toContainEqual({ property: 'og:locale', content: openGraph });

    const [url] = readSitemap((await wire(`/sitemaps/${other}/1.xml`)).text).urls;
    expect(Object.keys(url?.alternates ?? {})).toEqual(tags);
    const jsonld = JSON.parse((await wire(`/articles/${data.slug}/jsonld?locale=${one}`)).text);
    expect(jsonld['@graph'][0].inLanguage).toBe(one);
    const feed = JSON.parse((await wire(`/feeds/feed.json?locale=${other}`)).text);
    expect([feed.language, feed.items[0].language]).toEqual([other, other]);
    expect((await wire(`/feeds/rss.xml?locale=${one}`)).text).toContain(
      `<language>${one}</language>`
    );
    expect((await wire(`/feeds/atom.xml?locale=${other}`)).text).toContain(`xml:lang="${other}"`);
    expect((await wire(`/articles/${data.slug}/html?locale=${one}`)).text).toContain(
      `lang="${one}"`
    );
  });

  test('one falls back to the other where the chain says so, and tells it', async () => {
    for (const code of ['sr-Cyrl', 'sr-Latn']) await addLocale(code);
    configure({ fallbacks: { 'sr-Latn': ['sr-Cyrl'] } });
    const { documentId } = await draftArticle('Harbour');
    await translation(documentId, 'sr-Cyrl', 'Лука');
    await publish(documentId);
    const { data } = (await get(`/articles/id/${documentId}?locale=sr-Latn`)).body;
    expect([data.locale, data.servedLocale, data.isFallback]).toEqual(['sr-Latn', 'sr-Cyrl', true]);
  });
});

describe('a fallback tells what it is', () => {
  test('the direction is that of the language served, not of the one asked for', async () => {
    configure({ fallbacks: { tr: ['ar'] } });
    const { documentId } = await draftArticle('Harbour');
    await translation(documentId, 'ar', 'الميناء');
    await publish(documentId, 'ar');
    const { data } = (await get(`/articles/id/${documentId}?locale=tr`)).body;
    expect([data.servedLocale, data.isFallback, data.direction]).toEqual(['ar', true, 'rtl']);
    await publish(documentId, 'en');
    const other = (await get(`/articles/id/${documentId}?locale=id`)).body.data;
    expect([other.servedLocale, other.isFallback, other.direction]).toEqual(['en', true, 'ltr']);
  });
});

describe('the fallback chains at the start of the server', () => {
  const check = () =>
    checkFallbacks({ strapi: strapi(), locales: strapi().plugin('newsroom').service('locales') });

  test('with a code that is no locale are refused, and it is named', async () => {
    configure({ fallbacks: { tr: ['zh-hans'], 'xx-NOPE': ['en'] } });
    await expect(check()).rejects.toThrow(
      'fallbacks names "zh-hans", "xx-NOPE", which Strapi has no locale for'
    );
  });

  test('with one that this newsroom does not have yet are told in the log, and passed over', async () => {
    const warned = jest.spyOn(strapi().log, 'warn').mockReturnValue(strapi().log);
    configure({ fallbacks: { tr: ['zh-Hans', 'ar'] } });
    await expect(check()).resolves.toBeUndefined();
    expect(warned.mock.calls.map(([message]) => String(message))).toEqual([
      expect.stringContaining('fallbacks names zh-Hans'),
    ]);
    warned.mockRestore();
    const { documentId } = await draftArticle('Harbour');
    await translation(documentId, 'ar', 'الميناء');
    await publish(documentId);
    const { data } = (await get(`/articles/id/${documentId}?locale=tr`)).body;
    expect(data.servedLocale).toBe('ar');
  });
});
