import type { Page } from 'playwright-core';
import { openAdminSite, panelOf, seriousFindings, type AdminSite } from '../helpers/admin-site';
import { ARTICLE } from '../helpers/admin-stories';
import { openReceiver, type Receiver } from '../helpers/receiver';
import {
  BODY,
  fieldIn,
  link,
  paragraph,
  say,
  story,
  text,
  translate,
} from '../helpers/side-by-side';
import { speakDeepl } from '../helpers/translating-servers';

const SECTION = 'plugin::newsroom.section';
const DAY_MS = 24 * 3_600_000;
const TRANSLATOR = 'translator@example.org';
const KEY = 'a-key-of-the-tests:fx';
let site: AdminSite;
let machine: Receiver;

const settings = (url: string) => ({
  translation: {
    machine: {
      ...{ provider: 'deepl', url, apiKey: KEY, timeoutMs: 5_000, retries: 0, backoffMs: 5 },
      ...{ parallel: 2, maxCharactersPerRequest: 20_000, monthlyCharacters: null },
      ...{ pricePerMillion: null, formality: {}, languages: {}, glossaries: [] },
    },
    memory: { minScore: 70, maxFileMiB: 10 },
  },
});

beforeAll(async () => {
  machine = await openReceiver();
  machine.answer(speakDeepl(KEY));
  site = await openAdminSite();
  await site.cms.ask('configure', { settings: settings(machine.url) });
  await site.account(TRANSLATOR, 'newsroom-translator');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(async () => {
  await site?.stop();
  await machine?.close();
});

/** Types into the field and saves it; the button goes when it is saved. */
const write = async (
  page: Page,
  [label, language, words]: [string, string, string],
  place = 0
): Promise<void> => {
  const field = fieldIn(page, label, language).nth(place);
  await field.fill(words);
  await field.press('Control+Enter');
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' });
};

describe('a translator', () => {
  it('translates a story into Arabic side by side, from the form of the story', async () => {
    const id = await story(site, 'The bridge opens');
    const page = await site.signIn({ email: TRANSLATOR });
    await site.openStory(page, id);
    await panelOf(page).getByRole('link', { name: 'Arabic', exact: true }).click();
    await page.getByRole('button', { name: 'Begin with empty texts' }).click();
    await fieldIn(page, 'Headline', 'Arabic').waitFor();
    // The page asked for a version that was not there: that is how it knew.
    expect(site.mishaps()).toEqual([expect.stringMatching(/^404 .*\/translations\/ar$/)]);

    await write(page, ['Headline', 'Arabic', 'افتتاح الجسر']);
    await write(page, ['Body', 'Arabic', 'يُفتتح الجسر يوم الاثنين.']);
    await page.getByText('Read <1>the report</1>.').waitFor();
    await fieldIn(page, 'Body', 'Arabic').nth(1).fill('اقرأ <1>التقرير.');
    await page.getByText('The code <1> is not closed', { exact: false }).waitFor();
    await write(page, ['Body', 'Arabic', 'اقرأ <1>التقرير</1>.'], 1);
    expect(await fieldIn(page, 'Headline', 'Arabic').getAttribute('dir')).toBe('rtl');
    expect(await seriousFindings(page, 'main')).toEqual([]);
    await page.getByRole('button', { name: 'It is right' }).click();
    await page.getByText('Confirmed for the source as it is').waitFor();

    const { headline, body } = (await site.cms.ask('query', {
      ...{ uid: ARTICLE, action: 'findOne', params: { where: { documentId: id, locale: 'ar' } } },
    })) as unknown as { headline: string; body: unknown };
    expect(headline).toBe('افتتاح الجسر');
    expect(body).toEqual([
      paragraph(text('يُفتتح الجسر يوم الاثنين.')),
      paragraph(text('اقرأ '), { ...link, children: [text('التقرير')] }, text('.')),
    ]);
  });

  it('sees what has changed in the source since, and says that it needs no translation', async () => {
    const id = await story(site, 'Changed');
    await say(site, id, { headline: 'Değişti', body: [paragraph(text('Köprü.'))] }, 'tr');
    await say(site, id, { body: [paragraph(text('The bridge opens on Tuesday.')), BODY[1]] });
    const page = await site.signIn({ email: TRANSLATOR });
    await translate(site, page, id, 'tr');
    await page.locator('del').getByText('Monday').waitFor();
    await page.locator('ins').getByText('Tuesday').waitFor();
    await page.getByRole('checkbox', { name: 'Only what is changed or empty' }).click();
    await fieldIn(page, 'Headline', 'Turkish').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'No translation needed' }).click();
    await page.getByText('The changes need no translation').waitFor();
    await page.locator('del').waitFor({ state: 'detached' });
  });

  it('takes what the machine and the memory propose, and nothing by itself', async () => {
    const first = await story(site, 'Remembered');
    await say(site, first, { headline: 'Hatırlandı', dek: 'Kısa.', body: BODY }, 'tr');
    const page = await site.signIn({ email: TRANSLATOR });
    await translate(site, page, first, 'tr');
    await page.getByRole('button', { name: 'It is right' }).click();
    await page.getByText('Confirmed for the source as it is').waitFor();

    const second = await story(site, 'Remembered', [paragraph(text('Something new.'))]);
    await say(site, second, { headline: 'Taslak', body: [paragraph(text('-'))] }, 'tr');
    await translate(site, page, second, 'tr');
    const headline = page.getByRole('listitem', { name: 'Headline' });
    await headline.getByText('Memory, 100% alike').waitFor();
    await headline.getByRole('button', { name: 'Use' }).click();
    expect(await fieldIn(page, 'Headline', 'Turkish').inputValue()).toBe('Hatırlandı');

    const body = page.getByRole('listitem', { name: 'Body' });
    await body.getByRole('button', { name: 'Ask the machine' }).click();
    await body.getByText('tr:Something new.').waitFor();
    expect(await fieldIn(page, 'Body', 'Turkish').inputValue()).toBe('-');
    await body.getByRole('button', { name: 'Use' }).click();
    await fieldIn(page, 'Body', 'Turkish').press('Control+Enter');
    await body.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
    expect(await seriousFindings(page, 'main')).toEqual([]);
  });

  it('finds on the board what is to be done, by language and state', async () => {
    const id = await story(site, 'On the board');
    const page = await site.signIn({ email: TRANSLATOR });
    await page.getByRole('link', { name: 'Translations' }).click();
    await page.getByRole('heading', { level: 1, name: 'Translations' }).waitFor();
    await page.getByRole('grid').waitFor();
    await page.getByRole('combobox', { name: 'Languages' }).click();
    await page.getByRole('option', { name: /^Turkish/ }).click();
    await page.keyboard.press('Escape');
    await page
      .getByRole('gridcell', { name: 'French', exact: true })
      .waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'On the board: Turkish, Missing' }).waitFor();
    // The list has come: nothing is greyed out any more.
    await page.waitForFunction(() => !document.querySelector('main button:disabled'));
    expect(await seriousFindings(page, 'main')).toEqual([]);
    await page.getByRole('link', { name: 'On the board: Turkish, Missing' }).click();
    await page.waitForURL(`**/plugins/newsroom/translate/${id}/tr`);
    await page.getByRole('button', { name: 'Begin with empty texts' }).waitFor();
    expect(site.mishaps()).toEqual([expect.stringMatching(/^404 .*\/translations\/tr$/)]);
  });

  it('shares a view of the board: a section with those below it, and what is older than a day', async () => {
    const section = async (name: string, parent?: string): Promise<string> => {
      const data = { name, ...(parent ? { parent } : {}) };
      return (await site.cms.document(SECTION, 'create', { locale: 'en', data })).documentId;
    };
    const islands = await section('Islands');
    const [old, young] = [await story(site, 'An old island'), await story(site, 'A young island')];
    await say(site, old, { section: await section('Far islands', islands) });
    await say(site, young, { section: islands });
    await site.cms.ask('query', {
      ...{ uid: 'plugin::newsroom.board-cell', action: 'updateMany' },
      params: { where: { documentId: old }, data: { changedMs: Date.now() - 2 * DAY_MS } },
    });
    const shows = (page: Page, headline: string) =>
      page.getByRole('gridcell').filter({ hasText: headline }).first();
    const page = await site.signIn({ email: TRANSLATOR });
    await page.goto(`${site.cms.url}/admin/plugins/newsroom/translations`);
    await page.getByRole('combobox', { name: 'Section' }).click();
    await page.getByRole('option', { name: 'Islands', exact: true }).click();
    await shows(page, 'An old island').waitFor();
    await shows(page, 'A young island').waitFor();
    await page.getByRole('combobox', { name: 'Source changed' }).click();
    await page.getByRole('option', { name: 'More than a day ago' }).click();
    await shows(page, 'A young island').waitFor({ state: 'detached' });
    await shows(page, 'An old island').waitFor();
    const counted = await page.getByText(/^\d+ versions$/).textContent();

    const colleague = await site.signIn({ email: TRANSLATOR });
    await colleague.goto(page.url());
    await shows(colleague, 'An old island').waitFor();
    await colleague.getByText(String(counted), { exact: true }).waitFor();
    expect(await shows(colleague, 'A young island').count()).toBe(0);
    await colleague.getByRole('button', { name: 'Show everything' }).click();
    await shows(colleague, 'A young island').waitFor();
    expect(new URL(colleague.url()).search).toBe('');
  });
});
