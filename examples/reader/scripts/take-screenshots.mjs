/**
 * `node examples/reader/scripts/take-screenshots.mjs`: the pictures of the article page for the README,
 * in `docs/images`. The site must run (`npm run reader`); SITE_URL and NEWSROOM_URL say where, and
 * CHROMIUM_PATH where the browser is.
 */
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
// The browser's driver and sharp are packages of the repository, not of the site.
const require = createRequire(path.join(root, 'package.json'));
const { chromium } = require('playwright-core');
const sharp = require('sharp');

const {
  SITE_URL = 'http://127.0.0.1:3000',
  NEWSROOM_URL = 'http://127.0.0.1:1337/api/newsroom',
  CHROMIUM_PATH = '/usr/bin/chromium',
} = process.env;
const VIEWPORT = { width: 1000, height: 1200 };

/** The story of the demo that exists in every language. */
const SLUG = 'eleven-coastal-cities-agree-to-share-flood-forecasts-on-one-open-map';

const { data: story } = await (await fetch(`${NEWSROOM_URL}/articles/${SLUG}?locale=en`)).json();
const paths = { en: story.path };
for (const { locale, path: place } of story.translations) paths[locale] = place;

const folder = path.join(root, 'docs', 'images');
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: ['--no-sandbox'] });
try {
  for (const locale of ['en', 'ar']) {
    const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: 'light' });
    await page.goto(SITE_URL + paths[locale], { waitUntil: 'networkidle' });
    const file = path.join(folder, `reader-article-${locale}.png`);
    const promo = await page.locator('.promo').last().boundingBox();
    const clip = { x: 0, y: 0, width: VIEWPORT.width, height: promo.y + promo.height + 20 };
    const { size } = await sharp(await page.screenshot({ fullPage: true, clip }))
      .png({ palette: true, effort: 10, dither: 0.6 })
      .toFile(file);
    console.log(`${path.relative(root, file)}: ${Math.round(size / 1000)} kB`);
    await page.close();
  }
} finally {
  await browser.close();
}
