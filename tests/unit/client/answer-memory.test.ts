import type { ClientOptions } from 'newsroom-client/options';
import type { Answer } from '../../helpers/receiver';
import {
  inTurn,
  json,
  META,
  openScriptedApi,
  refusal,
  type ScriptedApi,
} from '../../helpers/scripted-api';

const apis: ScriptedApi[] = [];

const open = async (answer: Answer, options?: Partial<ClientOptions>): Promise<ScriptedApi> => {
  const api = await openScriptedApi(answer, options);
  apis.push(api);
  return api;
};

afterEach(async () => {
  for (const api of apis.splice(0)) await api.close();
});

const story = (slug: string, headline = 'Headline') => ({ data: { slug, headline }, meta: META });

/** Answers with the path's story under an ETag made of it, or with 304 to who has it. */
const withETags =
  (headers: Record<string, string> = {}): Answer =>
  (request, response) => {
    const etag = `"${request.path}"`;
    // As RFC 9111 has it: `no-cache` wants a whole answer.
    const isReload = request.headers['cache-control']?.includes('no-cache');
    if (!isReload && request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else json(story(request.path), { headers: { ETag: etag, ...headers } })(request, response);
  };

const conditions = ({ received }: ScriptedApi) =>
  received.map(({ headers }) => headers['if-none-match'] !== undefined);

describe('an answer with an ETag', () => {
  it('is asked for with it, and given again when it still holds', async () => {
    const api = await open(withETags());
    const first = await api.client.article('a');
    const second = await api.client.article('a');
    expect(first).toMatchObject({ outcome: 'live', data: { headline: 'Headline' } });
    expect(second).toEqual(first);
    expect(conditions(api)).toEqual([false, true]);
    expect(api.statuses).toEqual([200, 304]);
  });

  it('is each caller’s own', async () => {
    const api = await open(withETags());
    const first = await api.client.article('a');
    if (first.outcome === 'live') first.data.headline = 'Spoilt';
    expect(await api.client.article('a')).toMatchObject({ data: { headline: 'Headline' } });
  });

  it('gives way to a new one', async () => {
    const api = await open(
      inTurn(
        json(story('a', 'Old'), { headers: { ETag: '"1"' } }),
        json(story('a', 'New'), { headers: { ETag: '"2"' } }),
        withETags()
      )
    );
    await api.client.article('a');
    expect(await api.client.article('a')).toMatchObject({ data: { headline: 'New' } });
    await api.client.article('a');
    expect(api.received.map(({ headers }) => headers['if-none-match'])).toEqual([
      undefined,
      '"1"',
      '"2"',
    ]);
  });

  it('is asked for anew under other parameters', async () => {
    const api = await open(withETags());
    await api.client.article('a');
    await api.client.article('a', { locale: 'tr' });
    expect(conditions(api)).toEqual([false, false]);
  });

  it.each(['no-store', 'private, No-Store'])(
    'is not kept with Cache-Control: %s',
    async (control) => {
      const api = await open(withETags({ 'Cache-Control': control }));
      await api.client.article('a');
      await api.client.article('a');
      expect(conditions(api)).toEqual([false, false]);
    }
  );

  it('is not kept for a preview, whatever its headers say', async () => {
    const api = await open(withETags({ 'Cache-Control': 'public, max-age=60' }));
    await api.client.article('a', { preview: 'token' });
    await api.client.article('a', { preview: 'token' });
    expect(conditions(api)).toEqual([false, false]);
  });

  it.each([
    [404, 'not-found'],
    [410, 'gone'],
  ])('is forgotten once the story answers %i', async (status, outcome) => {
    const api = await open(inTurn(withETags(), refusal(status, 'Error'), withETags()));
    await api.client.article('a');
    expect(await api.client.article('a')).toMatchObject({ outcome });
    await api.client.article('a');
    expect(conditions(api)).toEqual([false, true, false]);
  });

  it('outlives a server that cannot answer for a while', async () => {
    const api = await open(inTurn(withETags(), refusal(500, 'InternalServerError'), withETags()));
    await api.client.article('a');
    await expect(api.client.article('a')).rejects.toMatchObject({ status: 500 });
    expect(await api.client.article('a')).toMatchObject({ outcome: 'live' });
    expect(conditions(api)).toEqual([false, true, true]);
  });

  it('is kept with others up to the limit, the longest unused going first', async () => {
    const api = await open(withETags(), { cache: { max: 2 } });
    for (const slug of ['a', 'b', 'a', 'c', 'a', 'b']) await api.client.article(slug);
    expect(conditions(api)).toEqual([false, false, true, false, true, false]);
  });

  it('is not kept where no cache is wanted', async () => {
    const api = await open(withETags(), { cache: false });
    await api.client.article('a');
    await api.client.article('a');
    expect(conditions(api)).toEqual([false, false]);
  });
});

it('304 to a question without an ETag is an error, not an empty story', async () => {
  const { client } = await open((_, response) => response.writeHead(304).end());
  await expect(client.article('a')).rejects.toMatchObject({
    status: 304,
    name: 'UnreadableAnswerError',
  });
});
