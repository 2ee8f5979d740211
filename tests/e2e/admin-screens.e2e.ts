import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openAdminSite, seriousFindings, type AdminSite } from '../helpers/admin-site';

const ARTICLE = 'plugin::newsroom.article';
const PROMO = 'plugin::newsroom.related-promo';
const PLAN = 'plugin::newsroom.planned-publication';
const CHIEF = 'chief@example.org';
const ADMINISTRATOR = 'administrator@example.org';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Where pictures of the screens are put, if anybody wants them: `scripts/pictures.mjs` does. */
const { NEWSROOM_PICTURES: PICTURES } = process.env;

/** How a screen is looked at. */
const LOOKS = {
  light: { language: 'en', theme: 'light', width: 1280 },
  dark: { language: 'en', theme: 'dark', width: 1280 },
  arabic: { language: 'ar', theme: 'light', width: 1280 },
  narrow: { language: 'en', theme: 'light', width: 768 },
} as const;
type Look = keyof typeof LOOKS;
/** Of the window that pictures are taken of, and of one that holds a whole page. */
const HEIGHT = 860;
const TALL = 3_000;

let site: AdminSite;
/** Document id of a story whose Arabic is behind its source. */
let behind: string;

const draft = async (headline: string, data: object = {}): Promise<string> =>
  (await site.cms.document(ARTICLE, 'create', { locale: 'en', data: { headline, ...data } }))
    .documentId;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

/** Has a tool that may do this do it, through the editorial API. */
const send = async (action: string, place: string, body: object): Promise<void> => {
  const permissions = [`plugin::newsroom.${action}`];
  const token = await site.cms.ask<string>('token', { permissions });
  const answer = await fetch(`${site.cms.url}/api/newsroom/editorial${place}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${action} was refused: ${answer.status}`);
};

/** A correction that the other language of a live story owes. */
const owe = async (): Promise<void> => {
  const id = await draft('When the bridge was built');
  const data = { headline: 'Köprü ne zaman yapıldı' };
  await site.cms.document(ARTICLE, 'update', { documentId: id, locale: 'tr', data });
  await site.cms.document(ARTICLE, 'publish', { documentId: id, locale: 'en' });
  const text = 'An earlier version of this story gave the wrong year.';
  const body = { locale: 'en', kind: 'correction', text };
  await send('publishing.correct', `/articles/${id}/corrections`, body);
};

/** Two stories that wait for somebody, the first for the desk chief. */
const handOn = async (): Promise<void> => {
  const chief = await site.cms.ask<{ id: number }>('query', {
    ...{ uid: 'admin::user', action: 'findOne', params: { where: { email: CHIEF } } },
  });
  const move = { locale: 'en', stage: 'in-review' };
  const harbour = await draft('Harbour plan: questions for the council');
  await send('workflow.move', `/articles/${harbour}/stage`, {
    ...{ ...move, assignee: { kind: 'admin', id: String(chief.id) }, dueAt: inDays(1) },
    note: 'Please read the numbers again.',
  });
  const vaults = await draft('What seed vaults keep, and for whom');
  await send('workflow.move', `/articles/${vaults}/stage`, { ...move, dueAt: inDays(2) });
};

const blocks = (...texts: string[]) =>
  texts.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] }));

/** A story whose Arabic says less than its source by now. */
const fallBehind = async (): Promise<void> => {
  const body = blocks('The bridge opens on Monday.', 'It took four years to build.');
  behind = await draft('The bridge opens', { dek: 'Four years in the making.', body });
  const arabic = { headline: 'افتتاح الجسر', dek: 'بعد أربع سنوات من العمل.' };
  const said = blocks('يُفتتح الجسر يوم الاثنين.', 'استغرق بناؤه أربع سنوات.');
  const data = { ...arabic, body: said };
  await site.cms.document(ARTICLE, 'update', { documentId: behind, locale: 'ar', data });
  for (const locale of ['en', 'ar']) {
    await site.cms.document(ARTICLE, 'publish', { documentId: behind, locale });
  }
  const later = blocks('The bridge opens on Tuesday.', 'It took four years to build.');
  await site.cms.document(ARTICLE, 'update', {
    ...{ documentId: behind, locale: 'en', data: { body: later } },
  });
};

/** A desk with something on each shelf. */
const fill = async (): Promise<void> => {
  for (const [index, headline] of [
    'Ferry talks end without agreement',
    'Harvest report: what the numbers say',
    'Night trains return to the coast',
  ].entries()) {
    const dueMs = Date.now() + (index * 26 + 2) * HOUR_MS;
    await site.cms.ask('plan', {
      documentId: await draft(headline),
      locale: 'en',
      dueMs,
      by: 'Derya Kaya',
    });
  }
  const failed = await draft('Budget vote: the amendments');
  await site.cms.ask('plan', { documentId: failed, locale: 'en', dueMs: Date.now() + HOUR_MS });
  await site.cms.ask('query', {
    ...{ uid: PLAN, action: 'updateMany' },
    params: {
      where: { documentId: failed },
      data: { state: 'failed', lastError: 'The flight check found what blocks: no section' },
    },
  });
  await handOn();
  await owe();
  await fallBehind();
  const promos = [
    { title: 'Election special', placement: 'article-end', startsAt: inDays(-3), priority: 10 },
    { title: 'Morning letter', placement: 'article-end', endsAt: inDays(20), priority: 5 },
    { title: 'Winter guide', placement: 'section-front', startsAt: inDays(7), endsAt: inDays(30) },
    { title: 'Old campaign', placement: 'global', startsAt: inDays(-12), endsAt: inDays(-2) },
  ];
  for (const promo of promos) {
    const data = { url: 'https://example.org', ...promo };
    await site.cms.document(PROMO, 'create', { locale: 'en', data });
  }
};

interface Screen {
  place: string | (() => string);
  /** Who looks; left out: the desk chief. */
  who?: typeof ADMINISTRATOR;
  /** Shows what the picture is to show. */
  show?: (page: Page) => Promise<void>;
}

const ENGLISH = 'plugins[i18n][locale]=en';
const LIST = `/content-manager/collection-types/${ARTICLE}?${ENGLISH}`;
const choose = async (page: Page, ...rows: number[]): Promise<void> => {
  for (const row of rows) await page.getByRole('row').nth(row).getByRole('checkbox').click();
};

const move = (page: Page): Locator => page.getByRole('button', { name: /^(Move|نقل)$/ });

/**
 * Opens the dialog for rows that are ticked. Strapi puts its buttons for them there when the page has
 * nothing else to do, and on a busy machine has failed to: whoever sees none ticks anew.
 */
const openMove = async (page: Page, tick: () => Promise<void>): Promise<void> => {
  await tick();
  try {
    await move(page).waitFor({ timeout: 15_000 });
  } catch {
    await tick();
    await tick();
  }
  await move(page).click();
};

const SCREENS: Record<string, Screen> = {
  home: { place: '' },
  overview: { place: '/plugins/newsroom' },
  queue: { place: '/plugins/newsroom/plans' },
  calendar: {
    place: '/plugins/newsroom/plans',
    show: (page) => page.getByRole('tab').nth(1).click(),
  },
  promos: { place: '/plugins/newsroom/promos' },
  corrections: { place: '/plugins/newsroom/corrections' },
  logbook: { place: '/plugins/newsroom/logbook' },
  settings: {
    place: '/settings/newsroom',
    who: ADMINISTRATOR,
    show: async (page) => {
      const link = page.locator('a[href$="/settings/newsroom"]').last();
      await link.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const workflow = page.getByRole('region', { name: /^(Workflow|سير العمل)$/ });
      await workflow.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    },
  },
  settingsRead: { place: '/settings/newsroom' },
  list: { place: LIST, show: (page) => choose(page, 1) },
  bulk: {
    place: LIST,
    show: async (page) => {
      await openMove(page, () => choose(page, 1, 2));
      await page.getByRole('dialog').waitFor();
    },
  },
  bulkDone: {
    place: LIST,
    show: async (page) => {
      await openMove(page, async () => {
        for (const draft of ['Ferry talks', 'Harvest report']) {
          await page.getByRole('row', { name: draft }).getByRole('checkbox').click();
        }
      });
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').click();
      await page.getByRole('option').last().click();
      await dialog.getByRole('button', { name: /^(Move|نقل)$/ }).click();
      await dialog
        .getByText(/^(Refused|مرفوض)$/)
        .nth(1)
        .waitFor();
      // Grey until the last answer is in.
      const again = dialog.getByRole('button', {
        name: /^(Try the rest again|أعد محاولة الباقي)$/,
      });
      await again.click({ trial: true });
    },
  },
  board: {
    place: '/plugins/newsroom/translations?state=outdated,missing&locale=ar,tr,fr',
    // The rarest of its badges, and the palest.
    show: (page) =>
      page
        .getByText(/^(Outdated|متقادمة)$/)
        .first()
        .waitFor(),
  },
  translate: { place: () => `/plugins/newsroom/translate/${behind}/ar` },
  form: {
    place: () => `/content-manager/collection-types/${ARTICLE}/${behind}?${ENGLISH}`,
    show: async (page) => {
      const strip = page.getByRole('list', { name: /^(Languages|اللغات)$/ });
      await strip.waitFor();
      await strip.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    },
  },
  settle: {
    place: '/plugins/newsroom/corrections',
    show: async (page) => {
      await page
        .getByRole('button', { name: /^(Settle|تسوية):/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
};

/** "3 entries selected", above a list of Strapi's. */
const SELECTED =
  /^color-contrast: \S+ <span [^>]*>\d+ (?:entry|entries|row|rows) selected<\/span>$/;

/**
 * What is wrong on Strapi's own pages and Strapi's own: exactly this. Anything else, wherever it is on
 * the page, is ours or new. All of it is in light colours.
 */
const STRAPIS: Record<string, readonly RegExp[]> = {
  home: [
    // The titles of all widgets, ours as well, and what its figures count, in a pale grey.
    /^color-contrast: #plugin\S+ <h2 id="plugin::[^>]+>[^<]+<\/h2>$/,
    /^color-contrast: a\[data-testid="stat-\w+"\] > [^<]+ <span [^>]+>[^<]+<\/span>$/,
  ],
  list: [SELECTED],
  bulk: [SELECTED],
  bulkDone: [SELECTED],
  form: [
    // The frame of a picture, and the editor of the body, which has no name.
    /^aria-allowed-attr: \S+ <div [^>]*aria-roledescription="slide"/,
    /^aria-input-field-name: \S+ <div role="textbox" [^>]*data-slate-editor="true"/,
  ],
};
const isStrapis = (screen: string, finding: string): boolean =>
  STRAPIS[screen]?.some((known) => known.test(finding)) ?? false;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(CHIEF, 'newsroom-desk-chief');
  await site.account(ADMINISTRATOR);
  await fill();
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
}, 240_000);
afterEach(() => expect(site?.mishaps() ?? []).toEqual([]));
afterAll(() => site?.stop());

/** Something is read, or fades in: half faded, its text has no contrast. What turns for ever is let be. */
const isBusy = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const isMoving = ({ playState, effect }: Animation): boolean =>
      playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime);
    return (
      document.querySelector('[aria-busy=true], [role=alert] img') !== null ||
      document.getAnimations().some(isMoving)
    );
  });

const settle = async (page: Page): Promise<void> => {
  // Not by its role: a dialog takes that from what is behind it.
  await page.locator('main').first().waitFor();
  await page.waitForLoadState('networkidle');
  for (let tries = 0; tries < 40 && (await isBusy(page)); tries += 1) {
    await page.waitForTimeout(50);
  }
};

describe.each(Object.keys(LOOKS) as Look[])('every screen, %s', (look) => {
  const { language, theme, width } = LOOKS[look];
  const pages = new Map<string, Page>();
  /** The browser of somebody, who logs in once. */
  const pageOf = async (email: string): Promise<Page> => {
    const page = pages.get(email) ?? (await site.signIn({ email, language, theme }));
    pages.set(email, page);
    await page.setViewportSize({ width, height: HEIGHT });
    return page;
  };
  afterAll(async () => expect(await site.closePages()).toEqual([]));

  it.each(Object.entries(SCREENS))('%s has no serious finding', async (name, screen) => {
    const { place, show, who = CHIEF } = screen;
    const page = await pageOf(who);
    await page.goto(`${site.cms.url}/admin${typeof place === 'string' ? place : place()}`);
    await settle(page);
    await show?.(page);
    await settle(page);
    if (PICTURES) {
      await page.screenshot({ path: path.join(PICTURES, `admin-${name}-${look}.png`) });
    }
    // What is not in the window is not judged.
    await page.setViewportSize({ width, height: TALL });
    const findings = await seriousFindings(page, 'body');
    expect(findings.filter((finding) => !isStrapis(name, finding))).toEqual([]);
  });
});
