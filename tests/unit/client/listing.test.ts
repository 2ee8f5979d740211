import type { Answer } from '../../helpers/receiver';
import {
  inTurn,
  json,
  META,
  openScriptedApi,
  refusal,
  type ScriptedApi,
} from '../../helpers/scripted-api';

let api: ScriptedApi;

afterEach(() => api.close());

const page = (slugs: string[], nextCursor: string | null): Answer =>
  json({ data: slugs.map((slug) => ({ slug })), meta: { ...META, nextCursor } });

const THREE_PAGES = () =>
  inTurn(page(['a', 'b'], 'one'), page(['c', 'd'], 'two'), page(['e'], null));

const slugsOf = async (articles: AsyncIterable<{ slug: string }>, most = Infinity) => {
  const slugs: string[] = [];
  for await (const { slug } of articles) {
    slugs.push(slug);
    if (slugs.length >= most) break;
  }
  return slugs;
};

describe('a list of articles', () => {
  it('is read page after page to its end', async () => {
    api = await openScriptedApi(THREE_PAGES());
    expect(await slugsOf(api.client.articles({ section: 'world', limit: 2 }))).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
    expect(api.asked()).toEqual([
      '/articles?section=world&limit=2',
      '/articles?section=world&limit=2&cursor=one',
      '/articles?section=world&limit=2&cursor=two',
    ]);
  });

  it('asks for no page before it is wanted, and for none behind a break', async () => {
    api = await openScriptedApi(THREE_PAGES());
    const articles = api.client.articles();
    expect(api.received).toHaveLength(0);
    expect(await slugsOf(articles, 2)).toEqual(['a', 'b']);
    expect(api.received).toHaveLength(1);
  });

  it('is read from its start each time', async () => {
    api = await openScriptedApi(inTurn(page(['a'], null), page(['b'], null)));
    const articles = api.client.articles();
    expect([await slugsOf(articles), await slugsOf(articles)]).toEqual([['a'], ['b']]);
  });

  it('gives whole pages, in turn or by their cursor', async () => {
    api = await openScriptedApi(THREE_PAGES());
    const articles = api.client.articles();
    const cursors: (string | null)[] = [];
    for await (const { meta } of articles.pages()) cursors.push(meta.nextCursor);
    expect(cursors).toEqual(['one', 'two', null]);
    expect((await articles.page('two')).data).toEqual([{ slug: 'e' }]);
    expect(api.asked().at(-1)).toBe('/articles?cursor=two');
  });

  it('rejects when it is aborted between two pages: a part never looks like the whole', async () => {
    api = await openScriptedApi(THREE_PAGES());
    const controller = new AbortController();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const { slug } of api.client.articles({ signal: controller.signal })) {
        seen.push(slug);
        if (slug === 'b') controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual(['a', 'b']);
  });

  it('rejects with the API’s own words when a cursor is refused on the way', async () => {
    const details = { errors: [{ path: ['cursor'], message: 'cursor: is not one of this query' }] };
    api = await openScriptedApi(
      inTurn(page(['a'], 'stale'), refusal(400, 'ValidationError', { details }))
    );
    await expect(slugsOf(api.client.articles())).rejects.toMatchObject({
      status: 400,
      name: 'ValidationError',
      details,
    });
  });
});
