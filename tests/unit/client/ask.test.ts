import { NewsroomError } from 'newsroom-client/newsroom-error';
import type { ClientOptions } from 'newsroom-client/options';
import { closeConnection, hang, status, type Answer } from '../../helpers/receiver';
import {
  giveUpBehind,
  inTurn,
  json,
  META,
  openScriptedApi,
  refusal,
  type ScriptedApi,
} from '../../helpers/scripted-api';

const TREE = { data: [], meta: META };
const apis: ScriptedApi[] = [];

const open = async (answer: Answer, options?: Partial<ClientOptions>): Promise<ScriptedApi> => {
  const api = await openScriptedApi(answer, options);
  apis.push(api);
  return api;
};

afterEach(async () => {
  for (const api of apis.splice(0)) await api.close();
});

const failureOf = async (promise: Promise<unknown>): Promise<NewsroomError> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason
  );
  if (!(error instanceof NewsroomError)) throw new Error(`not a NewsroomError: ${error}`);
  return error;
};

/** A head that promises more than ever comes. */
const halfAnAnswer: Answer = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
  response.write('{"data":');
};

describe('a request that failed', () => {
  it.each([
    ['a connection that broke', closeConnection],
    ['425', refusal(425, 'TooEarlyError')],
    ['429', refusal(429, 'TooManyRequestsError')],
    ['502 without JSON', status(502)],
    ['503', refusal(503, 'ServiceUnavailableError')],
    ['504', status(504)],
  ])('is made again after %s', async (_, failure) => {
    const { client, received } = await open(inTurn(failure, failure, json(TREE)));
    expect(await client.sections()).toEqual(TREE);
    expect(received).toHaveLength(3);
  });

  it.each([
    [400, 'ValidationError'],
    [401, 'UnauthorizedError'],
    [403, 'ForbiddenError'],
    [404, 'NotFoundError'],
    [500, 'InternalServerError'],
  ])('is not made again after %i', async (code, name) => {
    const { client, received } = await open(refusal(code, name, { details: { why: 'so' } }));
    expect(await failureOf(client.sections())).toMatchObject({
      status: code,
      name,
      message: `refused with ${code}`,
      details: { why: 'so' },
      retryAfterMs: null,
    });
    expect(received).toHaveLength(1);
  });

  it('gives up with the last failure when its tries are used up', async () => {
    const { client, received } = await open(status(503), { retries: 4 });
    expect(await failureOf(client.sections())).toMatchObject({
      status: 503,
      name: 'UnreadableAnswerError',
    });
    expect(received).toHaveLength(5);
  });

  it('is not made again where no retries are wanted', async () => {
    const { client, received } = await open(closeConnection, { retries: 0 });
    const error = await failureOf(client.sections());
    expect(error).toMatchObject({ status: 0, name: 'NetworkError' });
    expect(error.cause).toMatchObject({ name: 'TypeError' });
    expect(received).toHaveLength(1);
  });

  it.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 2_000).toUTCString()],
  ])('waits as long as Retry-After says in %s', async (_, header) => {
    const wait = refusal(429, 'TooManyRequestsError', { headers: { 'Retry-After': header() } });
    const { client } = await open(inTurn(wait, json(TREE)));
    const startedAt = Date.now();
    await client.sections();
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(950);
  });

  it('does not wait for an hour: the caller is told when to come back', async () => {
    const { client, received } = await open(
      refusal(503, 'ServiceUnavailableError', { headers: { 'Retry-After': '3600' } })
    );
    expect(await failureOf(client.sections())).toMatchObject({
      status: 503,
      retryAfterMs: 3_600_000,
    });
    expect(received).toHaveLength(1);
  });

  it('is told apart from an answer that is not of the API', async () => {
    const { client } = await open((_, response) => response.end('<html>Sign in</html>'));
    expect(await failureOf(client.sections())).toMatchObject({
      status: 200,
      name: 'UnreadableAnswerError',
    });
  });
});

describe('the time limit', () => {
  it.each([
    ['says nothing', hang],
    ['stops in the middle', halfAnAnswer],
  ])('ends a try of a server that %s', async (_, answer) => {
    const { client, received } = await open(answer, { timeoutMs: 1000, retries: 1 });
    expect(await failureOf(client.sections())).toMatchObject({ status: 0, name: 'TimeoutError' });
    expect(received).toHaveLength(2);
  });

  it('is for each try: the next one has all of it again', async () => {
    const { client } = await open(inTurn(hang, json(TREE)), { timeoutMs: 1_000 });
    expect(await client.sections()).toEqual(TREE);
  });
});

describe('the signal of a caller', () => {
  it.each([
    ['while the server thinks', hang],
    ['while the answer comes', halfAnAnswer],
    ['in a pause between two tries', refusal(503, 'X', { headers: { 'Retry-After': '20' } })],
  ])('ends the call %s', async (_, answer) => {
    const api = await open(answer);
    const { client, received } = api;
    const controller = new AbortController();
    const call = client.sections({ signal: controller.signal });
    const refused = expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await giveUpBehind(api, 1, controller);
    await refused;
    expect(received).toHaveLength(1);
  });

  it('that is aborted already lets nothing out', async () => {
    const { client, received } = await open(json(TREE));
    await expect(client.sections({ signal: AbortSignal.abort('no') })).rejects.toBe('no');
    expect(received).toHaveLength(0);
  });

  it('is left without a listener when the call is over', async () => {
    const { client } = await open(inTurn(refusal(503, 'X'), json(TREE)));
    const controller = new AbortController();
    const { signal } = controller;
    const added = jest.spyOn(signal, 'addEventListener');
    const removed = jest.spyOn(signal, 'removeEventListener');
    await client.sections({ signal });
    expect(added.mock.calls.length).toBe(3);
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      added.mock.calls.map(([, listener]) => listener)
    );
  });
});

describe('a request', () => {
  it('carries the headers of the client, and Min-Seq where it is asked for', async () => {
    const { client, received } = await open(json(TREE), { headers: { Authorization: 'Bearer x' } });
    await client.sections({ minSeq: 12 });
    await client.sections();
    expect(received.map(({ headers }) => headers)).toMatchObject([
      { authorization: 'Bearer x', 'min-seq': '12', accept: 'application/json' },
      { authorization: 'Bearer x' },
    ]);
    expect(received[1]?.headers).not.toHaveProperty('min-seq');
  });

  it('goes through the fetch that is given, with `init` as it is', async () => {
    const seen: (RequestInit | undefined)[] = [];
    const { client } = await open(json(TREE), {
      fetch: (address, init) => {
        seen.push(init);
        return fetch(address, init);
      },
    });
    const next = { tags: ['front'], revalidate: 60 };
    await client.sections({ init: { next, credentials: 'include' } });
    expect(seen).toMatchObject([{ next, credentials: 'include' }]);
  });

  it('names the locale of the client where none is given, and none for a path or the log', async () => {
    const api = await open(json({ data: [], meta: { ...META, nextCursor: null } }), {
      locale: 'ar',
    });
    await api.client.sections();
    await api.client.sections({ locale: 'tr' });
    await api.client.search({ q: 'نص', limit: 5, relative: false });
    await api.client.resolve('/ar/عالم/قصة', { body: 'none' });
    await api.client.articles({ since: new Date(0), section: 'a & b' }).page();
    await api.client.promos({ placement: 'section-front', section: undefined });
    await api.client.health();
    expect(api.asked().map(decodeURIComponent)).toEqual([
      '/sections?locale=ar',
      '/sections?locale=tr',
      '/search?locale=ar&q=نص&limit=5&relative=false',
      '/resolve?body=none&path=/ar/عالم/قصة',
      '/articles?locale=ar&since=1970-01-01T00:00:00.000Z&section=a+&+b',
      '/promos?locale=ar&placement=section-front',
      '/health',
    ]);
  });

  it('reads health from a newsroom that is unusable too', async () => {
    const unusable = {
      status: 'unusable',
      seq: 0,
      lag: { changes: 0, refreshJobs: 0, failingJobs: 0, storiesSetAside: 0 },
      nodes: 0,
    };
    const { client, received } = await open(json(unusable, { status: 503 }));
    expect(await client.health()).toEqual(unusable);
    expect(received).toHaveLength(1);
  });
});
