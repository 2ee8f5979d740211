import { send } from 'newsroom/webhooks/send';
import { closeConnection, hang, openReceiver, status, type Answer } from '../../helpers/receiver';

const SECRET = 'a-secret-of-the-desk-0123456789';
const now = new Date('2025-02-25T08:40:00Z');

const sendTo = async (
  answer: Answer,
  {
    timeoutMs = 5_000,
    stopping = new AbortController().signal,
    ...rest
  }: {
    timeoutMs?: number;
    stopping?: AbortSignal;
    refusalIn?: (body: string) => string | null;
  } = {}
) => {
  const receiver = await openReceiver(answer);
  try {
    return await send(
      { url: receiver.url, method: 'POST', headers: { authorization: SECRET }, body: '{}' },
      { timeoutMs, now, stopping, ...rest }
    );
  } finally {
    await receiver.close();
  }
};

describe('a request', () => {
  it.each([200, 201, 204, 299])('has arrived with %d', async (code) => {
    expect(await sendTo(status(code))).toEqual({ ok: true });
  });

  it.each([
    [400, true],
    [413, true],
    [422, true],
    [301, false],
    [401, false],
    [404, false],
    [408, false],
    [429, false],
    [500, false],
    [503, false],
  ])('has not with %d; that it is this request alone is %s', async (code, isRefusal) => {
    expect(await sendTo(status(code, { location: '/' }))).toMatchObject({
      ok: false,
      isRefusal,
      error: expect.stringContaining(`HTTP ${code}`),
    });
  });

  it.each([
    [503, '120', 120_000],
    [429, 'Tue, 25 Feb 2025 08:41:00 GMT', 60_000],
    [500, '120', null],
  ])('that is told %d with Retry-After %s', async (code, value, retryAfterMs) => {
    expect(await sendTo(status(code, { 'retry-after': value }))).toMatchObject({ retryAfterMs });
  });

  it.each<[string, Answer, number, string]>([
    ['hangs', hang, 100, 'no answer within 100 ms'],
    ['is cut off', closeConnection, 5_000, 'UND_ERR_SOCKET'],
  ])('that %s fails', async (_, answer, timeoutMs, error) => {
    expect(await sendTo(answer, { timeoutMs })).toMatchObject({ ok: false, error });
  });

  it('to nobody fails, and names no more than a code', async () => {
    const receiver = await openReceiver();
    await receiver.close();
    const outcome = await send(
      { url: `${receiver.url}/?key=${SECRET}`, method: 'POST', headers: {}, body: '' },
      { timeoutMs: 1000, now, stopping: new AbortController().signal }
    );
    expect(outcome).toMatchObject({ ok: false, error: 'ECONNREFUSED' });
  });

  it('that fetch itself refuses shows no header in its error', async () => {
    const outcome = await send(
      {
        url: 'http://127.0.0.1:9',
        method: 'POST',
        headers: { a: `${SECRET}\n${SECRET}` },
        body: '',
      },
      { timeoutMs: 1000, now, stopping: new AbortController().signal }
    );
    expect(outcome).toMatchObject({ ok: false, error: 'no connection' });
  });

  it('has arrived with the head of a 200, whatever becomes of its body', async () => {
    const trickle: Answer = (_, response) => response.writeHead(200).write('{');
    expect(await sendTo(trickle, { timeoutMs: 1_000 })).toEqual({ ok: true });
  });

  it('takes in some kilobytes of an answer, and no more', async () => {
    let read = '';
    const flood: Answer = (_, response) => response.end('x'.repeat(5_000_000));
    const refusalIn = (body: string): null => {
      read = body;
      return null;
    };
    expect(await sendTo(flood, { refusalIn })).toEqual({ ok: true });
    expect(read).toHaveLength(4096);
    expect(await sendTo(flood)).toEqual({ ok: true });
  });

  it('needs the body where that says no', async () => {
    const refusalIn = (body: string): string | null => (body === 'yes' ? null : 'not accepted');
    const say =
      (body: string): Answer =>
      (_, response) =>
        response.end(body);
    expect(await sendTo(say('yes'), { refusalIn })).toEqual({ ok: true });
    expect(await sendTo(say('no'), { refusalIn })).toMatchObject({ error: 'not accepted' });
    const silent: Answer = (_, response) => response.writeHead(200).flushHeaders();
    expect(await sendTo(silent, { refusalIn, timeoutMs: 100 })).toMatchObject({
      error: 'no answer within 100 ms',
    });
  });

  it.each([0, 50])('ends when the server goes down, after %d ms', async (ms) => {
    const stopping = new AbortController();
    if (ms === 0) stopping.abort();
    else setTimeout(() => stopping.abort(), ms);
    expect(await sendTo(hang, { stopping: stopping.signal })).toEqual({
      ok: false,
      isStopped: true,
    });
  });
});
