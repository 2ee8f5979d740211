import { sign, verify } from 'newsroom/webhooks/signature';

const secret = 'a-secret-of-the-desk-0123456789';
const body = '{"seq":7,"id":"şehir"}';
const now = new Date('2025-02-25T08:40:00.900Z');
const header = sign({ secret, body, now });
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

const check = (changes: Partial<Parameters<typeof verify>[0]> = {}) =>
  verify({ header, body, secrets: [secret], now, ...changes });

describe('a signature', () => {
  it('is the time in seconds and the HMAC-SHA256 of time and body', () => {
    // From another implementation: printf '1740472800.%s' '{"seq":7,"id":"şehir"}' | openssl dgst -sha256 -hmac …
    expect(header).toMatch(/^t=1740472800,v1=[0-9a-f]{64}$/);
    expect(header).toBe(
      't=1740472800,v1=19f677a33149ab9ab5dea07bf958fd7b58d4ea8d877a9296bba9666da57670a5'
    );
  });

  it('is good for who knows the secret, also while it changes', () => {
    const signedAt = new Date('2025-02-25T08:40:00Z');
    expect(check()).toEqual({ ok: true, signedAt });
    expect(check({ secrets: ['the-next-secret', secret] })).toEqual({ ok: true, signedAt });
    expect(check({ header: `${header},v1=${'0'.repeat(64)}` })).toEqual({ ok: true, signedAt });
  });

  it.each([
    ['another secret', { secrets: ['another'] }],
    ['no secret', { secrets: [] }],
    ['another body', { body: `${body} ` }],
    ['another time', { header: header.replace('t=1740472800', 't=1740472801') }],
    ['a shorter digest', { header: header.slice(0, -1) }],
    ['letters beyond ASCII', { header: header.replace(/v1=.*/, `v1=${'ş'.repeat(64)}`) }],
    ['its place behind many others', { header: header.replace('v1', 'v1=0,v1=1,v1=2,v1=3,v1') }],
  ])('is not good with %s', (_, changes) => {
    expect(check(changes)).toEqual({ ok: false, reason: 'mismatch' });
  });

  it.each(['', 't=1740472800', 'v1=00', 't=,v1=00', 't=1,t=2,v1=00', 't=-1,v1=00', 't=1e9,v1=00'])(
    'is none: %j',
    (malformed) => {
      expect(check({ header: malformed })).toEqual({ ok: false, reason: 'malformed' });
    }
  );

  it('is good for five minutes, either way, or as long as the receiver says', () => {
    expect(check({ now: later(298) })).toMatchObject({ ok: true });
    expect(check({ now: later(-298) })).toMatchObject({ ok: true });
    expect(check({ now: later(301) })).toEqual({ ok: false, reason: 'too-old' });
    expect(check({ now: later(-302) })).toEqual({ ok: false, reason: 'too-old' });
    expect(check({ now: later(301), toleranceSeconds: 600 })).toMatchObject({ ok: true });
  });
});
