import { readFileSync } from 'node:fs';
import { openAdminSite, type AdminSite } from '../helpers/admin-site';
import { main, open } from '../helpers/admin-page';
import { ARTICLE, draft, failPlan } from '../helpers/admin-stories';
import { until } from '../helpers/until';

const CHIEF = 'chief@example.org';
const DAY_MS = 24 * 3_600_000;
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(CHIEF, 'newsroom-desk-chief');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

describe('the logbook', () => {
  it('is taken home as a file, with what the filters leave', async () => {
    const kept = await draft(site, 'Kept in the logbook');
    await site.cms.document(ARTICLE, 'publish', { documentId: kept, locale: 'en' });
    const page = await site.signIn({ email: CHIEF });
    await open(site, page, '/plugins/newsroom/logbook');
    await page.getByRole('textbox', { name: 'Document id' }).fill(kept);
    await page.getByRole('combobox', { name: 'Action' }).click();
    await page.getByRole('option', { name: 'Published', exact: true }).click();
    // It stands there twice, made and published, until the filter's answer has come.
    const entries = main(page).getByRole('link', { name: 'Kept in the logbook' });
    await until(async () => (await entries.count()) === 1);
    const fileOf = async (name: string): Promise<[name: string, text: string]> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8').trim()];
    };
    const [csvName, csv] = await fileOf('CSV');
    expect(csvName).toBe('logbook.csv');
    expect(csv.split('\r\n')).toEqual([
      expect.stringContaining('action'),
      expect.stringContaining(kept),
    ]);
    const [linesName, lines] = await fileOf('JSON lines');
    expect(linesName).toBe('logbook.jsonl');
    expect(lines.split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ action: 'publish', documentId: kept, locale: 'en' }),
    ]);
  });
});

describe('the widgets of the first page', () => {
  it('show what is planned today, what failed and what waits, and lead there', async () => {
    await failPlan(site, await draft(site, 'Failed at home'), 'The slug is taken');
    const soon = await draft(site, 'Due in a minute');
    await site.cms.ask('plan', { documentId: soon, locale: 'en', dueMs: Date.now() + 60_000 });
    const later = await draft(site, 'Due the day after');
    await site.cms.ask('plan', { documentId: later, locale: 'en', dueMs: Date.now() + DAY_MS });
    const page = await site.signIn({ email: CHIEF });
    const widget = (name: string) =>
      main(page)
        .locator('section')
        .filter({ has: page.getByRole('heading', { name }) });
    await widget('Planned today').getByRole('link', { name: 'Due in a minute' }).waitFor();
    expect(await widget('Planned today').getByText('Due the day after').count()).toBe(0);
    await widget('Mine and in review').waitFor();
    await widget('Failed plans').getByText('The slug is taken').waitFor();
    await widget('Failed plans').getByRole('link', { name: 'Failed at home' }).click();
    await page.waitForURL(/content-manager.*article/);
  });
});

describe('the settings', () => {
  it('are shown, with where they are changed', async () => {
    const page = await site.signIn({ email: CHIEF });
    await open(site, page, '/settings/newsroom');
    await main(page).getByText('config/plugins.ts holds', { exact: false }).waitFor();
    await main(page).getByRole('heading', { name: 'Machine translation' }).waitFor();
    await main(page).getByText('Nobody is told of changes.').waitFor();
    await main(page).getByText('Turkish', { exact: true }).waitFor();
  });
});
