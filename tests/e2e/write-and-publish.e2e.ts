import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { ArticleDocument } from 'newsroom/contracts/delivery';
import { openAdminSite, panelOf, type AdminSite } from '../helpers/admin-site';
import { field } from '../helpers/admin-page';
import { published } from '../helpers/admin-stories';

const PAGE = path.resolve(__dirname, '../../../shared/real-input/trt-global-indonesia-russia.txt');
const itWithPage = (story: string, run: () => Promise<void>) =>
  existsSync(PAGE) ? it(story, run) : it.skip(`${story} (no page in shared/real-input here)`, run);

const EDITOR = 'editor@example.org';
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(EDITOR, 'newsroom-editor');
  await site.cms.document('plugin::newsroom.source', 'create', {
    ...{ locale: 'en', data: { name: 'AP', code: 'AP', kind: 'wire' } },
  });
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

/** The parts of the page as a reader sees it, from top to bottom. */
const readPage = () => {
  const lines = readFileSync(PAGE, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const [section = '', , headline = '', dek = ''] = lines;
  const from = lines.findIndex((line) => line.startsWith('Top Russian'));
  const to = lines.findIndex((line) => line.startsWith('SOURCE:'));
  const body = lines.slice(from, to).filter((line) => line !== '');
  return { section, headline, dek, body };
};

/** Types a body as an editor does; the one line without a full stop is its sub-heading. */
const writeBody = async (page: Page, lines: readonly string[]): Promise<void> => {
  const editor = page.locator('[data-slate-editor="true"]');
  await editor.click();
  // Its name for screen readers is that of the field, which the body has as well.
  const kind = page.locator('[aria-label="Select a block"]');
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press('Enter');
    const isHeading = !/[.”"]$/.test(line);
    if (isHeading) {
      await kind.click();
      await page.getByRole('option', { name: 'Heading 2' }).click();
      await editor.focus();
    }
    await page.keyboard.insertText(line);
  }
};

const relate = async (page: Page, label: string, name: string): Promise<void> => {
  await page.getByRole('combobox', { name: new RegExp(`^${label}`) }).click();
  await page.keyboard.type(name);
  await page
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .click();
};

describe('an editor', () => {
  itWithPage('writes and publishes a page from an empty form', async () => {
    const { section, headline, dek, body } = readPage();
    const page = await site.signIn({ email: EDITOR });
    await site.openStory(page, 'create');

    await page.getByRole('textbox', { name: /^Headline/ }).fill(headline);
    await page.getByRole('textbox', { name: /^Dek/ }).fill(dek);
    await writeBody(page, body);
    // Before anything is saved.
    await panelOf(page).getByText('2 min read').waitFor();
    await panelOf(page).getByText('313 words').waitFor();
    await relate(page, 'Section', section);
    await relate(page, 'Sources', 'AP');
    await page.getByRole('textbox', { name: /^Tags/ }).fill('Defence');
    await page.keyboard.press('Enter');

    await page.getByRole('button', { name: 'Publish' }).click();
    await panelOf(page)
      .getByText(/^Live in 1 of \d+ languages$/)
      .waitFor();

    const slug = 'indonesia-russia-eye-deeper-defence-ties-amidst-shifting-world-dynamics';
    const { status, body: answer } = await site.cms.get(`/articles/${slug}`);
    expect(status).toBe(200);
    const story = (answer as { data: ArticleDocument }).data;
    expect(story).toMatchObject({
      ...{ headline, dek, path: `/en/world/${slug}`, sourceLine: 'AP', tags: ['Defence'] },
      ...{ readTime: { label: '2 min read', words: 313 }, section: { name: section } },
    });
    const headings = (story.body as { type: string }[]).filter(({ type }) => type === 'heading');
    expect(headings).toHaveLength(1);
  });
});

describe('the fields of a story', () => {
  it('say what is wrong before anything is saved', async () => {
    await published(site, 'Slug of another');
    const { id } = await published(site, 'With fields');
    const page = await site.signIn({ email: EDITOR });
    await site.openStory(page, id);
    await field(page, 'Slug').fill('slug-of-another');
    await page.getByText('Taken by another story').waitFor();
    await field(page, 'Slug').fill('a-new-slug');
    await page.getByText('Free', { exact: true }).waitFor();
    await page.getByText('The address that readers know', { exact: false }).waitFor();

    await page.getByRole('button', { name: 'Add a name' }).click();
    await page.getByRole('textbox', { name: 'Role', exact: true }).fill('Correspondent');
    await page.getByText('A byline needs a name.').waitFor();
    await page.getByRole('textbox', { name: 'Page', exact: true }).fill('example.org');
    await page.getByText('Must begin with http:// or https://').waitFor();
    await field(page, 'Tags').fill('x'.repeat(81));
    await page.getByText('At most 80 characters').waitFor();
  });
});
