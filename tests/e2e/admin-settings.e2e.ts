import type { Page } from 'playwright-core';
import { ask, main, open } from '../helpers/admin-page';
import { openAdminSite, panelOf, seriousFindings, type AdminSite } from '../helpers/admin-site';
import { hang, openReceiver, type Receiver } from '../helpers/receiver';
import { speakDeepl } from '../helpers/translating-servers';

const ARTICLE = 'plugin::newsroom.article';
const ADMINISTRATOR = 'administrator@example.org';
const OTHER = 'other-administrator@example.org';
const CHIEF = 'chief@example.org';
/** Where pictures of the page are put, for people; none are made when it is not set. */
const { NEWSROOM_PICTURES: PICTURES } = process.env;
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(ADMINISTRATOR);
  await site.account(OTHER);
  await site.account(CHIEF, 'newsroom-desk-chief');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

const openSettings = async (page: Page): Promise<void> => {
  await page.goto(`${site.cms.url}/admin/settings/newsroom`);
  await page.locator('main section').first().waitFor();
};
const partOf = (page: Page, name: string) => page.getByRole('region', { name });
const saveIn = (page: Page, name: string) =>
  partOf(page, name).getByRole('button', { name: 'Save', exact: true });
const choose = async (page: Page, label: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const said = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();

describe('an administrator', () => {
  it('has a rule block, and the flight check of a story obeys', async () => {
    const params = { locale: 'en', data: { headline: 'Without a section' } };
    const { documentId } = await site.cms.document(ARTICLE, 'create', params);
    const page = await site.signIn({ email: ADMINISTRATOR });
    await openSettings(page);
    expect(await saveIn(page, 'Flight check').isDisabled()).toBe(true);
    await partOf(page, 'Flight check').getByRole('button', { name: 'Rules' }).click();
    await choose(page, 'section-missing', 'blocks');
    await saveIn(page, 'Flight check').click();
    await said(page, 'Settings saved');
    await partOf(page, 'Flight check').getByText('Set here by', { exact: false }).waitFor();
    await page.reload();
    await partOf(page, 'Flight check').getByText('1 rule changed').waitFor();

    const checked = page.waitForResponse((response) => response.url().endsWith('/check'));
    await site.openStory(page, documentId);
    const { data } = (await (await checked).json()) as { data: { findings: object[] } };
    expect(data.findings).toContainEqual(
      expect.objectContaining({ code: 'section-missing', severity: 'blocks' })
    );
  });

  it('is told beside the field what is wrong, and nothing is saved', async () => {
    const page = await site.signIn({ email: ADMINISTRATOR });
    await openSettings(page);
    const words = partOf(page, 'Flight check').getByRole('textbox', { name: 'Fewest words' });
    await words.fill('-3');
    await words.blur();
    await saveIn(page, 'Flight check').click();
    await said(page, 'Not saved: something is not right');
    await partOf(page, 'Flight check')
      .getByText(/Too small/)
      .waitFor();
    await partOf(page, 'Flight check').getByRole('button', { name: 'Cancel' }).click();
    expect(await words.inputValue()).toBe('50');
    expect(await saveIn(page, 'Flight check').isDisabled()).toBe(true);
  });

  it('sees who was faster, and loses nothing', async () => {
    const [one, two] = await Promise.all(
      [ADMINISTRATOR, OTHER].map((email) => site.signIn({ email }))
    );
    if (!one || !two) throw new Error('two browsers were asked for');
    for (const page of [one, two]) await openSettings(page);
    const age = (page: Page) =>
      partOf(page, 'Caching').getByRole('textbox', { name: 'Browsers keep' });
    const set = async (page: Page, seconds: string): Promise<void> => {
      await age(page).fill(seconds);
      await age(page).blur();
      await saveIn(page, 'Caching').click();
    };
    await set(one, '21');
    await said(one, 'Settings saved');
    await set(two, '22');
    await two.getByText('administrator Tester has changed these settings meanwhile').waitFor();
    expect(await age(two).inputValue()).toBe('22');
    await two.getByRole('button', { name: 'Show what is there' }).click();
    expect(await age(two).inputValue()).toBe('21');
    await set(two, '23');
    await said(two, 'Settings saved');
  });

  it('goes back to what the file says', async () => {
    const page = await site.signIn({ email: ADMINISTRATOR });
    await openSettings(page);
    const caching = partOf(page, 'Caching');
    await caching.getByRole('button', { name: 'Back to the file' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Back to the file' }).click();
    await said(page, 'Settings saved');
    await caching.getByText('As config/plugins.ts says').waitFor();
    const age = caching.getByRole('textbox', { name: 'Browsers keep' });
    expect(await age.inputValue()).toBe('15');
  });

  it('renames a stage, and the desk calls it so wherever it stands', async () => {
    const params = { locale: 'en', data: { headline: 'Waits for somebody' } };
    const { documentId } = await site.cms.document(ARTICLE, 'create', params);
    const page = await site.signIn({ email: ADMINISTRATOR });
    const move = { locale: 'en', stage: 'in-review' };
    expect(await ask(page, 'POST', `/newsroom/articles/${documentId}/stage`, move)).toBe(200);
    await openSettings(page);
    const workflow = partOf(page, 'Workflow');
    await workflow.getByRole('textbox', { name: 'Name of In review' }).fill('With the night desk');
    await saveIn(page, 'Workflow').click();
    await said(page, 'Settings saved');

    await open(site, page, '/plugins/newsroom');
    const waiting = { has: page.getByRole('link', { name: 'Waits for somebody' }) };
    const line = partOf(page, 'In review').getByRole('listitem').filter(waiting);
    await line.getByText('With the night desk').waitFor();
    await open(site, page, '');
    const atHome = main(page).getByRole('listitem').filter(waiting);
    await atHome.getByText('With the night desk').waitFor();
    await open(site, page, `/content-manager/collection-types/${ARTICLE}`);
    await page
      .getByRole('row', { name: 'Waits for somebody' })
      .getByText('With the night desk')
      .waitFor();
    await site.openStory(page, documentId);
    await panelOf(page).getByText('With the night desk').waitFor();
  });

  it('adds a stage, and cannot take one away in which stories stand', async () => {
    const page = await site.signIn({ email: ADMINISTRATOR });
    await openSettings(page);
    const workflow = partOf(page, 'Workflow');
    await workflow.getByRole('textbox', { name: 'New stage' }).fill('Sub-editing');
    await workflow.getByRole('button', { name: 'Add stage' }).click();
    await workflow.getByRole('textbox', { name: 'Name of Sub-editing' }).waitFor();
    await saveIn(page, 'Workflow').click();
    await said(page, 'Settings saved');
    await choose(page, 'Taking off leads to', 'the same stage');
    await workflow.getByRole('button', { name: 'Remove Draft' }).click();
    await saveIn(page, 'Workflow').click();
    await workflow.getByText(/"draft" cannot be taken away: \d+ stor/).waitFor();
  });
});

describe('the test of the machine', () => {
  const KEY = 'a-key-of-the-tests:fx';
  let machine: Receiver;
  beforeAll(async () => {
    machine = await openReceiver(speakDeepl(KEY));
    const how = { provider: 'deepl', url: machine.url, apiKey: KEY, timeoutMs: 1_000, retries: 0 };
    const settings = Object.entries(how).map(([name, value]) => [
      `translation.machine.${name}`,
      value,
    ]);
    await site.cms.ask('configure', { settings: Object.fromEntries(settings) });
  });
  afterAll(async () => {
    await site.cms.ask('configure', { settings: { 'translation.machine.provider': 'none' } });
    await machine.close();
  });
  /** What the page says once the machine was asked. */
  const press = async (page: Page, heard: RegExp): Promise<string> => {
    const part = partOf(page, 'Machine translation');
    await part.getByRole('button', { name: 'Test', exact: true }).click();
    await part.getByText(heard).waitFor();
    return part.getByText(heard).innerText();
  };

  it('says that it answers and into what it translates, or why not, until it does again', async () => {
    const page = await site.signIn({ email: ADMINISTRATOR });
    await openSettings(page);
    const answers = /^It answers, and translates into 7 of our languages\. Not into: .*French/;
    expect(await press(page, /^It answers/)).toMatch(answers);
    expect(await seriousFindings(page, 'main')).toEqual([]);

    machine.answer(speakDeepl('another key'));
    expect(await press(page, /does not take the key/)).toContain(
      'The translation service does not take the key that is configured'
    );
    expect(
      await partOf(page, 'Machine translation')
        .getByText(/^It answers/)
        .count()
    ).toBe(0);
    expect(await seriousFindings(page, 'main')).toEqual([]);
    machine.answer(hang);
    expect(await press(page, /does not answer/)).toContain(
      'The translation service does not answer; try again later'
    );
    expect(await page.getByText(KEY).count()).toBe(0);
    const failures = site.mishaps();
    expect(failures).toEqual([
      expect.stringMatching(/^502 .*\/translations\/machine\?/),
      expect.stringMatching(/^503 .*\/translations\/machine\?/),
    ]);

    machine.answer(speakDeepl(KEY));
    expect(await press(page, /^It answers/)).toMatch(answers);
  });
});

describe('a desk chief', () => {
  it('sees the settings, and can change none of them', async () => {
    const page = await site.signIn({ email: CHIEF });
    await openSettings(page);
    const words = partOf(page, 'Flight check').getByRole('textbox', { name: 'Fewest words' });
    expect(await words.isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
  });
});

describe.each([
  ['light', 'en'],
  ['dark', 'en'],
  ['light', 'ar'],
] as const)('the forms, %s in %s', (theme, language) => {
  it('have nothing that axe finds serious, folded and unfolded', async () => {
    const page = await site.signIn({ email: ADMINISTRATOR, theme, language });
    await openSettings(page);
    await page.waitForLoadState('networkidle');
    expect(await seriousFindings(page, 'main')).toEqual([]);
    await page.locator('main [data-state=closed] button').first().click();
    await page.locator('main section [role=region]').first().waitFor();
    expect(await seriousFindings(page, 'main')).toEqual([]);
    if (PICTURES) {
      await page.setViewportSize({ width: 1440, height: 3600 });
      await page.screenshot({ path: `${PICTURES}/settings-${theme}-${language}.png` });
    }
  });
});
