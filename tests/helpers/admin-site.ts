import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.cjs';
import { makeDemoDatabase } from './demo-database';
import { NodeProcess, killAllNodes } from './node-process';

const ROOT = path.resolve(__dirname, '..', '..');
const PASSWORD = 'A-passw0rd-of-the-tests';
const ARTICLES = '/admin/content-manager/collection-types/plugin::newsroom.article';

const SETTINGS = {
  TEST_SERVE_ADMIN: 'true',
  NEWSROOM_PUBLIC_URL: 'https://news.example',
  NEWSROOM_SITE_NAME: 'The Meridian',
  NEWSROOM_TIME_ZONE: 'Europe/Istanbul',
};

interface Visit {
  email: string;
  /** Of the admin; it can be read in `en`, `tr`, `fr`, `ar`. */
  language?: string;
  theme?: 'light' | 'dark';
}

/** A CMS with the demo newsroom and the built admin, and a Chromium to work in it. */
export interface AdminSite {
  cms: NodeProcess;
  browser: Browser;
  /** Accounts by the code of their role; each is made once. */
  account(email: string, role?: string): Promise<void>;
  /**
   * A new page of somebody who is logged in. Whoever comes back in the same language and colours finds
   * their browser as they left it, and need not log in again.
   */
  signIn(visit: Visit): Promise<Page>;
  /** The form of a story, or of a new one, with the newsroom's panel beside it. */
  openStory(page: Page, id: string | 'create', locale?: string): Promise<void>;
  /** What went wrong in the pages so far, as a browser's console shows it; forgets it. */
  mishaps(): string[];
  /** Closes all pages, which would go on asking for news; what went wrong in them. */
  closePages(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Answers that Strapi's own admin asks for and that the free edition does not give. */
const isExpected = (url: string): boolean =>
  /ai-feature-config|ai-localization-jobs|preview\/url|favicon/.test(url);

const watch = (page: Page, mishaps: string[]): void => {
  page.on('pageerror', ({ message }) => mishaps.push(message));
  page.on('response', (response) => {
    const isWrong = response.status() >= 500 || response.status() === 404;
    if (isWrong && !isExpected(response.url())) {
      mishaps.push(`${response.status()} ${response.url()}`);
    }
  });
};

/** A browser of its own that shows the admin in this language and these colours. */
const newBrowser = async (
  browser: Browser,
  { language = 'en', theme = 'light' }: Visit
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    locale: 'en',
    viewport: { width: 1440, height: 1000 },
  });
  // Twice what is usual: other stories run beside it, each with a CMS and a browser of its own.
  context.setDefaultTimeout(60_000);
  await context.addInitScript(
    ([spoken, look]) => {
      localStorage.setItem('strapi-admin-language', String(spoken));
      localStorage.setItem('STRAPI_THEME', String(look));
    },
    [language, theme]
  );
  return context;
};

const logIn = async (page: Page, url: string, email: string): Promise<void> => {
  await page.goto(`${url}/admin/auth/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(({ pathname }) => /\/admin\/?$/.test(pathname));
};

export const openAdminSite = async (): Promise<AdminSite> => {
  if (!existsSync(path.join(ROOT, 'dist', 'build', 'index.html'))) {
    throw new Error('The admin is not built: run the tests with `npm run test:e2e`');
  }
  const database = await makeDemoDatabase('admin', SETTINGS);
  const cms = await NodeProcess.start({ ...database, ...SETTINGS });
  // Nothing is left that would keep the run from ending.
  const browser = await openBrowser().catch(async (error: unknown) => {
    await killAllNodes();
    throw error;
  });
  /** Those who have logged in. */
  const browsers = new Map<string, BrowserContext>();
  const found: string[] = [];

  return {
    cms,
    browser,
    account: (email, role) => cms.ask('admin', { email, password: PASSWORD, role }),

    async signIn(visit) {
      const visitor = JSON.stringify([visit.email, visit.language, visit.theme]);
      const known = browsers.get(visitor);
      const context = known ?? (await newBrowser(browser, visit));
      const page = await context.newPage();
      watch(page, found);
      if (known) await page.goto(`${cms.url}/admin`);
      else await logIn(page, cms.url, visit.email);
      browsers.set(visitor, context);
      return page;
    },

    async openStory(page, id, locale = 'en') {
      const query = `plugins[i18n][locale]=${locale}`;
      await page.goto(`${cms.url}${ARTICLES}/${id}?${query}`);
      await panelOf(page).waitFor();
    },

    mishaps: () => found.splice(0),

    async closePages() {
      const pages = browser.contexts().flatMap((context) => context.pages());
      await Promise.all(pages.map((page) => page.close()));
      return found.splice(0);
    },

    async stop() {
      await browser.close();
      await killAllNodes();
      rmSync(path.join(ROOT, database.DATABASE_FILENAME ?? ''), { force: true });
    },
  };
};

/** The newsroom's side panel, in whatever language. */
export const panelOf = (page: Page) =>
  page
    .getByRole('complementary')
    .filter({ has: page.getByRole('heading', { level: 3 }) })
    .first();

/**
 * Until no colour or place is on its way to another, in two frames on end: what the page is told in one
 * may set something moving in the next. What turns round for ever is not waited for.
 */
const comeToRest = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let framesAtRest = 0; framesAtRest < 2; framesAtRest += 1) {
      await nextFrame();
      const moving = document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)))
        .filter(({ playState }) => playState !== 'finished');
      if (moving.length > 0) framesAtRest = -1;
      await Promise.allSettled(moving.map(({ finished }) => finished));
    }
  });

/** What axe finds to be serious or worse within a part of the page, as `rule: selector element`. */
export const seriousFindings = async (page: Page, selector: string): Promise<string[]> => {
  await comeToRest(page);
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (within) => {
    const runner = (window as unknown as { axe: typeof axe }).axe;
    const { violations: all } = await runner.run(within);
    return all.map(({ id, impact, nodes }) => ({
      id,
      impact,
      targets: nodes.map(({ target, html }) => `${target.join(' ')} ${html}`),
    }));
  }, selector);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, targets }) => targets.map((target) => `${id}: ${target}`));
};
