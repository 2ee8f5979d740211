import type { Page } from 'playwright-core';
import { openAdminSite, panelOf, type AdminSite } from '../helpers/admin-site';
import { ask, open } from '../helpers/admin-page';
import { ARTICLE, draft, published, statusOf } from '../helpers/admin-stories';

const REPORTER = 'reporter@example.org';
const STRANGER = 'stranger@example.org';
const EDITOR = 'editor@example.org';
const SECTION = 'plugin::newsroom.section';
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(REPORTER, 'newsroom-reporter');
  await site.account(STRANGER, 'strapi-author');
  await site.account(EDITOR, 'newsroom-editor');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

describe('a reporter', () => {
  it('sees no button for what they may not do, and is refused it with 403', async () => {
    const story = await published(site, 'Not theirs');
    const page = await site.signIn({ email: REPORTER });
    await site.openStory(page, story.id);
    await panelOf(page).getByText('Flight check').waitFor();
    for (const name of ['Plan', 'Add a correction', 'Let it come back']) {
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
    }
    expect(await ask(page, 'POST', `/newsroom/articles/${story.id}/kill`, { reason: 'x' })).toBe(
      403
    );
    expect(
      await ask(page, 'POST', `/newsroom/articles/${story.id}/publish`, { locales: ['en'] })
    ).toBe(403);
    expect(await statusOf(site, story)).toBe(200);
  });

  it('is shown no board, and refused it', async () => {
    const page = await site.signIn({ email: REPORTER });
    await page.getByRole('link', { name: 'Content Manager' }).waitFor();
    expect(await page.getByRole('link', { name: 'Translations' }).count()).toBe(0);
    const [answer] = await Promise.all([
      page.waitForResponse(/permissions\/check/),
      page.goto(`${site.cms.url}/admin/plugins/newsroom/translations`),
    ]);
    expect(answer.ok()).toBe(true);
    await page.getByText('permissions', { exact: false }).first().waitFor();
    expect(await page.getByRole('grid').count()).toBe(0);
  });
});

describe('a role without the permission', () => {
  const refused = async (page: Page, place: string): Promise<number> => {
    const asked = page.waitForRequest(
      (request) => request.url().includes('/admin/') && 'authorization' in request.headers()
    );
    await page.reload();
    const { authorization = '' } = (await asked).headers();
    return (await fetch(`${site.cms.url}${place}`, { headers: { authorization } })).status;
  };

  it('sees no link to the newsroom, and is refused by the server', async () => {
    const page = await site.signIn({ email: STRANGER });
    await page.getByRole('link', { name: 'Content Manager' }).waitFor();
    expect(await page.getByRole('link', { name: 'Newsroom' }).count()).toBe(0);
    await open(site, page, '/plugins/newsroom');
    await page.getByText("You don't have the permissions", { exact: false }).waitFor();
    expect(await refused(page, '/newsroom/overview')).toBe(403);
  });

  it('sees only what it may: a reporter neither logbook nor settings', async () => {
    const page = await site.signIn({ email: REPORTER });
    await open(site, page, '/plugins/newsroom');
    await page.getByRole('link', { name: 'Plans', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Logbook' }).count()).toBe(0);
    await open(site, page, '/settings/newsroom');
    await page.getByText("You don't have the permissions", { exact: false }).waitFor();
    expect(await refused(page, '/newsroom/configuration')).toBe(403);
  });
});

it('is offered what their role may do, however late its permissions come', async () => {
  const page = await site.signIn({ email: REPORTER });
  await page.getByRole('link', { name: 'Newsroom' }).waitFor();
  await page.route('**/admin/users/me/permissions', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await route.continue();
  });
  await open(site, page, '/plugins/newsroom');
  await page.getByRole('link', { name: 'Plans', exact: true }).waitFor();
});

describe('an editor whose role is limited to a section', () => {
  const sectionCalled = async (name: string): Promise<string> =>
    (await site.cms.document(SECTION, 'create', { locale: 'en', data: { name } })).documentId;
  let own: string;
  let hidden: string;
  let known: string;
  beforeAll(async () => {
    const [near, far] = [await sectionCalled('Near'), await sectionCalled('Far')];
    hidden = await draft(site, 'Beyond the limit', { section: far });
    known = await draft(site, 'Within the limit', { section: near });
    const relatedArticles = [hidden, known];
    own = await draft(site, 'Shows both', { section: near, relatedArticles });
    const limits = { 'admin:newsroom-editor': { sections: [near] } };
    await site.cms.ask('configure', { settings: { 'desk.limits': limits } });
  });
  afterAll(() => site.cms.ask('configure', { settings: { 'desk.limits': {} } }));

  const related = async (): Promise<string[]> => {
    const where = { documentId: own, locale: 'en', publishedAt: null };
    const found = await site.cms.ask<{ relatedArticles: { documentId: string }[] }>('query', {
      ...{ uid: ARTICLE, action: 'findOne', params: { where, populate: ['relatedArticles'] } },
    });
    return found.relatedArticles.map(({ documentId }) => documentId);
  };

  it('is told plainly of a related story that they may not see, and keeps it when they save', async () => {
    const page = await site.signIn({ email: EDITOR });
    await site.openStory(page, own);
    const form = page.getByRole('main');
    await form.getByText('Within the limit').waitFor();
    await form.getByText('A story you may not see', { exact: true }).waitFor();
    expect(await form.innerText()).not.toContain(hidden);
    expect(await form.innerText()).not.toContain('Beyond the limit');

    await page.locator('[name=headline]').fill('Still shows both');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved document').waitFor();
    await form.getByText('A story you may not see', { exact: true }).waitFor();
    expect((await related()).sort()).toEqual([hidden, known].sort());
  });

  it('is told so in the language of the admin', async () => {
    const page = await site.signIn({ email: EDITOR, language: 'tr' });
    await site.openStory(page, own);
    await page.getByText('Göremeyeceğiniz bir haber', { exact: true }).waitFor();
  });
});
