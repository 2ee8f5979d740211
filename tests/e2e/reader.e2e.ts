import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { ArticleDocument, ArticleSummary } from 'newsroom/contracts/delivery';
import { openBrowser } from '../helpers/browser.cjs';
import { openReaderSite, SECRET, until, type ReaderSite } from '../helpers/reader-site';

const ARTICLE = 'plugin::newsroom.article';
const EDITION = 'plugin::newsroom.edition';
const PERMALINK = 'plugin::newsroom.permalink';

let site: ReaderSite;
let browser: Browser;
const contexts: BrowserContext[] = [];
/** What went wrong in the pages of a test, as a browser's console shows it. */
const mishaps: string[] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([openReaderSite(), openBrowser()]);
}, 240_000);
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  expect(mishaps.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const openTab = async (options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({ locale: 'en', ...options });
  contexts.push(context);
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => mishaps.push(message));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // What is still on its way when a tab is closed is aborted; where no script may run, none is fetched.
    if (reason !== 'net::ERR_ABORTED' && reason !== 'csp')
      mishaps.push(`${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) mishaps.push(`${response.url()} ${response.status()}`);
  });
  return page;
};

const read = async <Data>(place: string): Promise<Data> =>
  ((await site.cms.get(place)).body as { data: Data }).data;

/** The newest story of a section in the demo, as the newsroom delivers it. */
const newest = async (section: string, locale = 'en'): Promise<ArticleDocument> => {
  const query = `locale=${locale}&relative=false`;
  const [story] = await read<ArticleSummary[]>(`/articles?section=${section}&limit=1&${query}`);
  return read(`/articles/${story?.slug}?${query}`);
};

const edit = async (id: string, data: Record<string, unknown>, locale = 'en'): Promise<void> => {
  await site.cms.document(ARTICLE, 'update', { documentId: id, locale, data });
  await site.cms.document(ARTICLE, 'publish', { documentId: id, locale });
};

/** The state that a kill leaves behind: no edition, and an address that is gone. */
const takeDown = async (id: string, notice: string | null): Promise<void> => {
  await site.cms.document(ARTICLE, 'unpublish', { documentId: id, locale: '*' });
  const params = { where: { target: id }, data: { state: 'gone', notice } };
  await site.cms.ask('query', { uid: PERMALINK, action: 'updateMany', params });
};

const texts = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).allTextContents();
const attribute = (page: Page, selector: string, name: string): Promise<string | null> =>
  page.locator(selector).first().getAttribute(name);

describe('an article page', () => {
  test('shows all that a reader is to see', async () => {
    const story = await newest('climate');
    const page = await openTab();
    await page.goto(site.url + story.path);

    expect(await texts(page, 'h1')).toEqual([story.headline]);
    expect(await texts(page, '.breadcrumbs a')).toEqual(['Home', 'Climate']);
    expect(await texts(page, '.article-header .kicker > *')).toEqual(['Breaking', 'Climate']);
    expect(await texts(page, '.article-header .dek')).toEqual([story.dek]);
    expect(await texts(page, '.article-header .read-time')).toEqual([story.readTime.label]);
    expect(await texts(page, '.bylines strong')).toEqual(story.bylines.map(({ name }) => name));
    expect(await texts(page, '.dateline')).toEqual([story.dateline]);
    expect(await attribute(page, '.article-header time', 'datetime')).toBe(story.firstPublishedAt);

    const image = '.lead-picture img';
    expect(await attribute(page, image, 'alt')).toBe(story.leadImage?.alt);
    expect(await attribute(page, image, 'srcset')).toMatch(/ 500w, .* 1600w$/);
    await until('the picture is there', async () =>
      (await page.evaluate(`document.querySelector('${image}').naturalWidth > 0`)) ? true : null
    );
    const { caption, credit } = story.leadImage ?? {};
    expect(await texts(page, 'figcaption span')).toEqual([caption, credit]);

    expect(await texts(page, '.body h2')).toEqual([
      'One scale for every harbour',
      'A forecast is not a wall',
    ]);
    expect(await page.locator('.body li').count()).toBe(3);
    expect(await texts(page, '.source')).toEqual([`Source: ${story.sourceLine}`]);
    expect(await texts(page, '.promo h2')).toEqual(story.promos.map(({ title }) => title));
    expect(await texts(page, '.promo .button')).toEqual(story.promos.map(({ cta }) => cta.label));
    expect(await attribute(page, '.promo .button', 'href')).toBe(story.promos[0]?.cta.url);
    expect(await texts(page, '.stories h3')).toEqual(story.related.map(({ headline }) => headline));
    expect(await page.locator('.read-in a').count()).toBe(story.translations.length);
  });

  test('says in its head what search engines, networks and feed readers want', async () => {
    const story = await newest('climate');
    const page = await openTab();
    await page.goto(site.url + story.path);

    expect(await page.title()).toBe(`${story.seo.title} – The Meridian`);
    expect(await attribute(page, 'head meta[name=description]', 'content')).toBe(
      story.seo.description
    );
    expect(await attribute(page, 'head link[rel=canonical]', 'href')).toBe(site.url + story.path);
    for (const [type, file] of [
      ['application/rss+xml', 'rss.xml'],
      ['application/atom+xml', 'atom.xml'],
      ['application/feed+json', 'feed.json'],
    ]) {
      expect(await attribute(page, `head link[type="${type}"]`, 'href')).toBe(
        `${site.url}/feeds/${file}?locale=en&section=climate`
      );
    }
    const printed = await page.locator('head meta[property]').evaluateAll((tags) =>
      tags.map((tag) => ({
        property: tag.getAttribute('property'),
        content: tag.getAttribute('content'),
      }))
    );
    expect(printed).toEqual(story.seo.openGraph);
    for (const { name, content } of story.seo.twitter) {
      expect(await attribute(page, `head meta[name="${name}"]`, 'content')).toBe(content);
    }
    expect(story.seo.alternates.length).toBe(16);
    for (const { hreflang, href } of story.seo.alternates) {
      expect(await attribute(page, `head link[hreflang="${hreflang}"]`, 'href')).toBe(href);
    }
    expect(story.seo.alternates).toContainEqual({ hreflang: 'en', href: site.url + story.path });
  });

  test('carries the JSON-LD of the newsroom', async () => {
    const story = await newest('climate');
    const page = await openTab();
    await page.goto(site.url + story.path);
    const [script] = await texts(page, 'script[type="application/ld+json"]');
    const { body } = await site.cms.get(`/articles/${story.slug}/jsonld?locale=en`);
    expect(JSON.parse(script ?? '')).toEqual(body);
    expect(script).toContain(story.headline);
  });

  test.each(['rss.xml', 'atom.xml', 'feed.json'])(
    'the feed %s that it links to is there, on the address of the site',
    async (file) => {
      const answer = await site.fetch(`/feeds/${file}?locale=en&section=climate`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain((await newest('climate')).headline);
    }
  );

  test('tells of the corrections it has had, dated', async () => {
    const { id, path } = await newest('business');
    const where = { documentId: id, locale: 'en' };
    const [row] = await site.cms.ask<{ id: number; document: string }[]>('query', {
      uid: EDITION,
      action: 'findMany',
      params: { where },
    });
    const edition = JSON.parse(row?.document ?? '') as { rest: ArticleDocument };
    edition.rest.corrections = [
      {
        kind: 'correction',
        text: 'It is nine ports, not ten.',
        correctedAt: '2026-03-01T09:00:00Z',
      },
    ];
    const data = { document: JSON.stringify(edition) };
    await site.cms.ask('query', { uid: EDITION, action: 'updateMany', params: { where, data } });

    const page = await openTab();
    await page.goto(site.url + path);
    expect(await texts(page, '.corrections .facts > *')).toEqual(['Correction', '1 March 2026']);
    expect(await texts(page, '.corrections li > p:last-child')).toEqual([
      'It is nine ports, not ten.',
    ]);
  });

  test('keeps its relative time true in an open tab', async () => {
    const story = await newest('sport');
    const published = Date.parse(story.firstPublishedAt);
    const page = await openTab();
    await page.clock.install({ time: published + 44 * 60_000 + 50_000 });
    await page.goto(site.url + story.path);
    const label = page.locator('.article-header time').first();
    await until('the label is made', async () =>
      (await label.textContent()) === '44 minutes ago' ? true : null
    );
    await page.clock.fastForward(10_000);
    expect(await label.textContent()).toBe('45 minutes ago');
    await page.clock.fastForward(16 * 60_000);
    expect(await label.textContent()).toBe('1 hour ago');
    await page.clock.fastForward(30 * 3_600_000);
    expect(await label.textContent()).toMatch(/^(yesterday|2 days ago)$/);
  });

  test('shows the date, which is always true, where no script runs', async () => {
    const story = await newest('sport');
    const page = await openTab({ javaScriptEnabled: false });
    await page.goto(site.url + story.path);
    const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(story.firstPublishedAt)
    );
    expect(await page.locator('.article-header time').first().textContent()).toBe(date);
  });
});

/** The story that is in every language of the demo. */
const NIGHT_MARKET = 'the-night-market-that-swapped-plastic-bags-for-banana-leaves';

describe('languages', () => {
  test('the language switch leads to the same story in Arabic, from right to left', async () => {
    const story = await newest('climate');
    const arabic = story.translations.find(({ locale }) => locale === 'ar');
    const page = await openTab();
    await page.goto(site.url + story.path);
    await page.getByText('English', { exact: true }).first().click();
    await page.locator('.site-header').getByRole('link', { name: 'العربية' }).click();
    await page.waitForURL(site.url + arabic?.path);

    expect(await texts(page, 'h1')).toEqual([arabic?.headline]);
    expect(await attribute(page, 'html', 'lang')).toBe('ar');
    expect(await attribute(page, 'html', 'dir')).toBe('rtl');
    expect(await texts(page, '.source')).toEqual([expect.stringMatching(/^المصدر: ./)]);
    // The section stands at the right, where the line begins.
    const name = await page.locator('.site-header .name').boundingBox();
    const menu = await page.locator('.languages summary').boundingBox();
    expect(name?.x ?? 0).toBeGreaterThan(menu?.x ?? Infinity);
  });

  test.each([
    ['he', 'rtl', 'עברית', /^מקור: ./],
    ['ja', 'ltr', '日本語', /^出典：./],
  ])('and in %s, %s, by its own name', async (code, dir, name, source) => {
    const story = await read<ArticleDocument>(`/articles/${NIGHT_MARKET}?locale=en`);
    const other = story.translations.find(({ locale }) => locale === code);
    const page = await openTab();
    await page.goto(site.url + story.path);
    await page.getByText('English', { exact: true }).first().click();
    await page.locator('.site-header').getByRole('link', { name, exact: true }).click();
    await page.waitForURL(site.url + other?.path);

    expect(await texts(page, 'h1')).toEqual([other?.headline]);
    expect(await attribute(page, 'html', 'lang')).toBe(code);
    expect(await attribute(page, 'html', 'dir')).toBe(dir);
    expect(await texts(page, '.source')).toEqual([expect.stringMatching(source)]);
    // Each language leads to each other one, and to itself, by the same list.
    const links = page.locator('link[rel=alternate][hreflang]');
    expect(await links.count()).toBe(story.translations.length + 2);
  });

  test.each([
    ['ar-EG,ar;q=0.9,en;q=0.5', '/ar'],
    ['iw', '/he'],
    ['ja-JP', '/ja'],
    ['zh-TW,zh;q=0.9', '/zh-Hant'],
    ['xx, *;q=0.1', '/en'],
    ['this is no header', '/en'],
  ])('a reader who asks for %s is led to %s', async (acceptLanguage, home) => {
    const answer = await site.fetch('/', { 'accept-language': acceptLanguage });
    expect([answer.status, answer.headers.get('location')]).toEqual([307, home]);
    expect(answer.headers.get('vary')).toContain('Accept-Language');
  });

  test('a section front knows itself in the other languages', async () => {
    const page = await openTab();
    await page.goto(`${site.url}/en/climate`);
    expect(await texts(page, 'h1')).toEqual(['Climate']);
    expect(await attribute(page, 'link[hreflang=tr]', 'href')).toBe(`${site.url}/tr/iklim`);
    expect(await attribute(page, '.languages a[lang=tr]', 'href')).toBe('/tr/iklim');
  });

  test('a story in another language than the page says which', async () => {
    const page = await openTab();
    await page.goto(`${site.url}/th`);
    const others = page.locator('section', { has: page.getByText('ในภาษาอื่น') });
    expect(await others.locator('article').count()).toBeGreaterThan(0);
    expect(await others.locator('article').first().getAttribute('lang')).toBe('en');
    expect(await others.locator('.served').first().textContent()).toBe('English');
  });
});

describe('addresses', () => {
  test('a former address is 301 to the present one', async () => {
    const { id, path } = await newest('science');
    await edit(id, { slug: 'another-address' });
    const present = path.replace(/[^/]+$/, 'another-address');
    await until('the new address is known', async () =>
      (await site.fetch(present)).status === 200 ? true : null
    );
    const answer = await site.fetch(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, present]);
  });

  test('a story under the address of another section is 301, too', async () => {
    const { slug, path } = await newest('climate');
    const answer = await site.fetch(`/en/business/${slug}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, path]);
  });

  test('a story that was taken down is 410 at once, with its notice', async () => {
    const { id, path, headline } = await newest('culture');
    expect(await (await site.fetch(path)).text()).toContain(headline);
    await takeDown(id, 'Withdrawn at the request of the museum <b>.');

    const answer = await site.fetch(path);
    expect(answer.status).toBe(410);
    const html = await answer.text();
    expect(html).toContain('Withdrawn at the request of the museum &lt;b&gt;.');
    expect(html).not.toContain(headline);
  });

  test.each([
    '/en/world/nothing',
    '/en/nothing',
    '/xx/world',
    '/wp-login.php',
    '/en/a/b/c',
    '/en/%00',
  ])('nothing is at %s: 404', async (path) => {
    const answer = await site.fetch(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Nothing is here');
  });

  test('what is not there says so in the language of the address', async () => {
    const page = await openTab();
    await page.goto(`${site.url}/ar/nothing`);
    await page.locator('h1').waitFor();
    expect(await texts(page, 'h1')).toEqual(['لا شيء هنا']);
    expect(await attribute(page, 'html', 'dir')).toBe('rtl');
  });

  test('no header of a reader decides what is shown', async () => {
    const { path, headline } = await newest('climate');
    const answer = await site.fetch(path, { 'newsroom-shown': 'gone', 'newsroom-locale': 'ar' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(headline);
  });

  test('older stories of a section are on pages of their own', async () => {
    const answer = await site.fetch('/en/climate?older=bm90LWEtY3Vyc29y');
    expect(answer.status).toBe(404);
    const { cursor, second } = await olderOf('world');
    const html = await (await site.fetch(`/en/world?older=${cursor}`)).text();
    expect(html).toContain(second);
  });
});

/** A page behind the first story of a section, and what stands on it. */
const olderOf = async (section: string): Promise<{ cursor: string; second: string }> => {
  const query = `section=${section}&locale=en&relative=false`;
  const { body } = await site.cms.get(`/articles?${query}&limit=1`);
  const cursor = (body as { meta: { nextCursor: string } }).meta.nextCursor;
  const [second] = await read<ArticleSummary[]>(`/articles?${query}&cursor=${cursor}`);
  return { cursor, second: second?.headline ?? '' };
};

describe('changes', () => {
  const headlineOn = async (path: string): Promise<string> =>
    /<h1>(.*?)<\/h1>/.exec(await (await site.fetch(path)).text())?.[1] ?? '';

  test('a page is kept, and made anew when the webhook tells of an edit', async () => {
    const { id, path, headline } = await newest('asia');
    expect(await headlineOn(path)).toBe(headline);
    expect((await site.fetch(path)).headers.get('x-nextjs-cache')).toBe('HIT');

    await edit(id, { headline: 'A headline of this very minute' });
    await until('the page shows the edit', async () =>
      (await headlineOn(path)) === 'A headline of this very minute' ? true : null
    );
    const home = await (await site.fetch('/en')).text();
    expect(home).toContain('A headline of this very minute');
    expect(home).not.toContain(headline);
  });

  test('a first story appears on the home page and in its section', async () => {
    const template = await newest('climate');
    await site.fetch('/en');
    await site.fetch('/en/climate');
    const { documentId } = await site.cms.document(ARTICLE, 'create', {
      locale: 'en',
      data: {
        headline: 'Fresh from the desk',
        section: template.section?.id,
        body: [{ type: 'paragraph', children: [{ type: 'text', text: 'A text.' }] }],
      },
    });
    await site.cms.document(ARTICLE, 'publish', { documentId, locale: 'en' });
    for (const path of ['/en', '/en/climate', '/en/climate/fresh-from-the-desk']) {
      await until(`the story is at ${path}`, async () =>
        (await (await site.fetch(path)).text()).includes('Fresh from the desk') ? true : null
      );
    }
  });

  test('while the newsroom is silent, what is kept is shown', async () => {
    const { path, headline } = await newest('climate');
    await site.fetch(path);
    site.cms.freeze();
    try {
      const answer = await site.fetch(path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain(headline);
    } finally {
      site.cms.thaw();
    }
  });

  test('what does not say what has changed is refused', async () => {
    const send = (body: string): Promise<Response> =>
      fetch(`${site.url}/api/revalidate`, {
        method: 'POST',
        headers: { authorization: `Bearer ${SECRET}` },
        body,
      });
    for (const body of ['', '{', '[]', '{"tags":["l-en"]}', '{"tags":[1],"paths":[]}']) {
      expect((await send(body)).status).toBe(400);
    }
    expect((await send('{"tags":["l-en"],"paths":["/en"]}')).status).toBe(204);
  });

  test.each([
    ['no secret', {}],
    ['another secret', { authorization: 'Bearer not-the-secret-of-this-site' }],
  ])('with %s nobody may say that something has changed', async (_, headers) => {
    const answer = await fetch(`${site.url}/api/revalidate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ tags: ['l-en'], paths: [] }),
    });
    expect(answer.status).toBe(401);
  });
});

describe('for everybody', () => {
  const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

  interface Finding {
    id: string;
    impact: string | null;
    nodes: { html: string }[];
  }

  test.each([
    ['an article', 'light', 'climate', 'en'],
    ['an article in the dark', 'dark', 'climate', 'en'],
    ['an article in Arabic', 'light', 'mnakh', 'ar'],
  ] as const)('axe finds nothing serious on %s', async (_, colorScheme, section, locale) => {
    const { path } = await newest(section, locale);
    const page = await openTab({ colorScheme });
    await page.goto(site.url + path);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<{ violations: Finding[] }>('axe.run()');
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical'
    );
    expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  test.each(['/en', '/en/climate', '/ar'])('axe finds nothing serious on %s', async (path) => {
    const page = await openTab();
    await page.goto(site.url + path);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<{ violations: Finding[] }>('axe.run()');
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical'
    );
    expect(serious.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  test('the first stop of the keyboard leads past the header', async () => {
    const page = await openTab();
    await page.goto(`${site.url}/en`);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('content');
  });

  test('nothing is wider than a phone', async () => {
    const { path } = await newest('climate');
    const page = await openTab({ viewport: { width: 360, height: 740 } });
    for (const place of ['/en', '/ar', '/en/climate', path]) {
      await page.goto(site.url + place);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    }
  });
});
