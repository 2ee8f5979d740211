import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../helpers/browser.cjs';
import { openReaderSite, type ReaderSite } from '../helpers/reader-site';

const ARTICLE = 'plugin::newsroom.article';
let site: ReaderSite;
let browser: Browser;
let token: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([openReaderSite(), openBrowser()]);
  const permissions = ['plugin::newsroom.delivery.issuePreviewToken'];
  token = (await site.cms.ask('token', { permissions })) as unknown as string;
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const preview = async (wish: Record<string, unknown>): Promise<string> => {
  const answer = await fetch(`${site.cms.url}/api/newsroom/editorial/preview-tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  const { data } = (await answer.json()) as { data: { token: string } };
  return data.token;
};

const BODY = [{ type: 'paragraph', children: [{ type: 'text', text: 'Nobody knows yet.' }] }];

/** A draft under embargo that no reader has seen. */
const secret = async (headline: string): Promise<string> => {
  const data = { headline, body: BODY, embargoUntil: '2036-01-01T08:00:00.000Z' };
  return (await site.cms.document(ARTICLE, 'create', { locale: 'en', data })).documentId;
};

const open = async (address: string): Promise<Page> => {
  const page = await browser.newPage();
  await page.goto(`${site.url}${address}`);
  return page;
};

describe('a preview on the reader site', () => {
  it('shows a draft to whoever has its token, and nobody keeps it', async () => {
    const id = await secret('A secret story');
    const address = `/en/-/preview/${id}?token=${await preview({ id, locale: 'en' })}`;
    expect((await site.fetch(address)).headers.get('cache-control')).toContain('no-store');
    const page = await open(address);
    await page.getByRole('heading', { level: 1, name: 'A secret story' }).waitFor();
    await page.getByText('Nobody knows yet.').waitFor();
    expect(await page.locator('meta[name=robots]').first().getAttribute('content')).toContain(
      'noindex'
    );
    await page.close();
  });

  it('shows it as of an instant', async () => {
    const id = await secret('A story of tomorrow');
    const asOf = '2036-01-02T08:00:00.000Z';
    const page = await open(
      `/en/-/preview/${id}?token=${await preview({ id, locale: 'en', asOf })}`
    );
    await page.getByRole('heading', { level: 1, name: 'A story of tomorrow' }).waitFor();
    expect(await page.locator('article time').first().getAttribute('datetime')).toContain('2036');
    await page.close();
  });

  it('shows nothing with a token of another story, a forged one or none', async () => {
    const [id, other] = [await secret('Hidden'), await secret('Other')];
    const foreign = await preview({ id: other, locale: 'en' });
    for (const query of [`?token=${foreign}`, '?token=forged', '']) {
      const page = await open(`/en/-/preview/${id}${query}`);
      await page.waitForLoadState('networkidle');
      expect(await page.content()).not.toContain('Nobody knows yet.');
      await page.close();
    }
  });
});
