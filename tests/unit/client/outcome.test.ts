import type { Answer } from '../../helpers/receiver';
import { json, META, openScriptedApi, refusal, type ScriptedApi } from '../../helpers/scripted-api';

let api: ScriptedApi;

afterEach(() => api.close());

const LIVE = { slug: 'new', path: '/en/world/new', headline: 'Headline' };
const LOCATION = '/api/newsroom/articles/new?locale=en';

const moved = json(
  { data: null, redirect: { path: LIVE.path, location: LOCATION } },
  { status: 301, headers: { Location: LOCATION } }
);

/** A former slug redirects, the current one is live. */
const renamed: Answer = (request, response) =>
  /\/(articles|sections)\/new\b/.test(request.path)
    ? json({ data: LIVE, meta: META })(request, response)
    : moved(request, response);

/** As browsers do: they follow a redirect or hide where it leads, and never show it. */
const likeABrowser: typeof fetch = async (address, init) => {
  const response = await fetch(address, init);
  if (init?.redirect !== 'manual' || response.status !== 301) return response;
  await response.arrayBuffer();
  return Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } });
};

const gone = (notice?: string | null) => refusal(410, 'GoneError', { details: { notice } });

describe('what became of an address', () => {
  it('live', async () => {
    api = await openScriptedApi(renamed);
    expect(await api.client.article('new')).toEqual({ outcome: 'live', data: LIVE, meta: META });
  });

  it('redirect: where the story is now, without reading it', async () => {
    api = await openScriptedApi(renamed);
    expect(await api.client.article('old')).toEqual({
      outcome: 'redirect',
      path: LIVE.path,
      location: LOCATION,
    });
    expect(api.asked()).toEqual(['/articles/old']);
  });

  it('redirect in a browser, which follows it', async () => {
    api = await openScriptedApi(renamed, { fetch: likeABrowser });
    for (const call of [api.client.article('old'), api.client.section('old')]) {
      expect(await call).toEqual({
        outcome: 'redirect',
        path: LIVE.path,
        location: expect.stringMatching(/\/api\/newsroom\/articles\/new\?locale=en$/),
      });
    }
    expect(await api.client.article('new')).toMatchObject({ outcome: 'live' });
  });

  it('live behind a gateway that redirects by itself', async () => {
    api = await openScriptedApi((request, response) => {
      if (request.path.startsWith('/moved')) renamed(request, response);
      else response.writeHead(308, { Location: `/moved${request.path}` }).end('Moved');
    });
    expect(await api.client.article('new')).toMatchObject({ outcome: 'live', data: LIVE });
    expect(await api.client.article('old')).toMatchObject({ outcome: 'redirect' });
  });

  it.each([
    [
      'with its notice',
      gone('Taken down at the request of the family.'),
      'Taken down at the request of the family.',
    ],
    ['without one', gone(null), null],
    ['from a cache that dropped the body’s details', gone(), null],
  ])('gone %s', async (_, answer, notice) => {
    api = await openScriptedApi(answer);
    expect(await api.client.article('killed')).toEqual({ outcome: 'gone', notice });
  });

  it('not found, without a retry', async () => {
    api = await openScriptedApi(refusal(404, 'NotFoundError'));
    for (const call of [
      api.client.article('none'),
      api.client.articleById('none'),
      api.client.section('none'),
      api.client.source('none'),
    ]) {
      expect(await call).toEqual({ outcome: 'not-found' });
    }
    expect(api.received).toHaveLength(4);
  });

  it('not found for what is nobody’s slug, without a question', async () => {
    api = await openScriptedApi(renamed);
    for (const slug of ['', '.', '..', '\udc00']) {
      expect(await api.client.article(slug)).toEqual({ outcome: 'not-found' });
    }
    expect(api.received).toHaveLength(0);
  });

  it('a 404 that is not of the API is an error: nobody is told that a story is missing', async () => {
    api = await openScriptedApi((_, response) => response.writeHead(404).end('<html>No such host'));
    await expect(api.client.article('new')).rejects.toMatchObject({ status: 404 });
  });
});
