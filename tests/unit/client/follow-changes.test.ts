import { closeConnection, hang, status, type Answer } from '../../helpers/receiver';
import {
  giveUpBehind,
  inTurn,
  json,
  openScriptedApi,
  refusal,
  type ScriptedApi,
} from '../../helpers/scripted-api';

let api: ScriptedApi;

afterEach(() => api.close());

const changes = (...seqs: number[]): Answer => {
  const nextAfter = seqs.at(-1) ?? 0;
  return json({ data: seqs.map((seq) => ({ seq })), meta: { nextAfter, head: nextAfter } });
};

/** Reads the log until a number is seen, then gives up. */
const readTo = async (last: number, after?: number): Promise<number[]> => {
  const controller = new AbortController();
  const seen: number[] = [];
  for await (const { seq } of api.client.changes({ after, signal: controller.signal })) {
    seen.push(seq);
    if (seq === last) controller.abort();
  }
  return seen;
};

describe('the change log', () => {
  it('is followed from where it was left, waiting for news', async () => {
    api = await openScriptedApi(inTurn(changes(5, 6), changes(9), hang));
    expect(await readTo(9, 4)).toEqual([5, 6, 9]);
    expect(api.asked()).toEqual(['/changes?after=4&wait=25', '/changes?after=6&wait=25']);
  });

  it('goes on behind failures, more of them than an ordinary call outlives, each change once', async () => {
    const outage = [closeConnection, status(502), refusal(500, 'InternalServerError'), status(503)];
    api = await openScriptedApi(
      inTurn(changes(1, 2), ...outage, changes(2, 3), ...outage, changes(4))
    );
    expect(await readTo(4)).toEqual([1, 2, 3, 4]);
    expect(new Set(api.asked().slice(1, 6))).toEqual(new Set(['/changes?after=2&wait=25']));
  });

  it('ends with a refusal that stays', async () => {
    api = await openScriptedApi(inTurn(changes(1), refusal(403, 'ForbiddenError')));
    await expect(readTo(9)).rejects.toMatchObject({ status: 403, name: 'ForbiddenError' });
  });

  it('lets the server think for as long as it was told to, and no longer', async () => {
    const later: Answer = (request, response) =>
      void setTimeout(() => changes(1)(request, response), 700);
    api = await openScriptedApi(inTurn(later, hang, changes(2)), { timeoutMs: 200 });
    const controller = new AbortController();
    const seen: number[] = [];
    for await (const { seq } of api.client.changes({ wait: 3, signal: controller.signal })) {
      seen.push(seq);
      if (seq === 2) controller.abort();
    }
    expect(seen).toEqual([1, 2]);
    expect(api.received).toHaveLength(3);
  });

  it('does not storm a server that has no place to let it wait', async () => {
    const at: number[] = [];
    api = await openScriptedApi((request, response) => {
      at.push(performance.now());
      changes()(request, response);
    });
    const controller = new AbortController();
    void giveUpBehind(api, 3, controller);
    for await (const change of api.client.changes({ signal: controller.signal })) {
      throw new Error(`nothing was to come: ${change.seq}`);
    }
    const [first = 0, second = 0, third = 0] = at;
    expect(Math.min(second - first, third - second)).toBeGreaterThan(900);
  });

  it.each([
    ['while it waits for news', inTurn(changes(1), hang)],
    [
      'in a pause behind a failure',
      inTurn(changes(1), refusal(503, 'X', { headers: { 'Retry-After': '60' } })),
    ],
  ])('ends without an error when it is aborted %s', async (_, answer) => {
    api = await openScriptedApi(answer);
    const controller = new AbortController();
    const seen: number[] = [];
    for await (const { seq } of api.client.changes({ signal: controller.signal })) {
      seen.push(seq);
      void giveUpBehind(api, 2, controller);
    }
    expect(seen).toEqual([1]);
    expect(api.received).toHaveLength(2);
  });

  it('gives nothing more of a page behind an abort', async () => {
    api = await openScriptedApi(changes(1, 2, 3));
    expect(await readTo(2)).toEqual([1, 2]);
  });

  it('begins with nothing when it was aborted before', async () => {
    api = await openScriptedApi(changes(1));
    const seen: number[] = [];
    for await (const { seq } of api.client.changes({ signal: AbortSignal.abort() })) seen.push(seq);
    expect([seen, api.received.length]).toEqual([[], 0]);
  });
});
