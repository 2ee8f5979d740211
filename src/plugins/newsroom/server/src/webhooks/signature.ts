import { createHmac, timingSafeEqual } from 'node:crypto';

export const SIGNATURE_HEADER = 'newsroom-signature';

const DEFAULT_TOLERANCE_SECONDS = 300;
/** As many `v1` as a sender that is changing its secret could need; more are not looked at. */
const MAX_SIGNATURES = 4;

const digest = (secret: string, seconds: number, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex');

/**
 * The value of the header `Newsroom-Signature`: `t=<seconds since 1970>,v1=<hex>`, where v1 is the
 * HMAC-SHA256 of `<t>.<body>`. The time is signed with the body so that nobody can send an old one again
 * as new.
 */
export const sign = ({
  secret,
  body,
  now,
}: {
  secret: string;
  body: string;
  now: Date;
}): string => {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${digest(secret, seconds, body)}`;
};

export type Verification =
  { ok: true; signedAt: Date } | { ok: false; reason: 'malformed' | 'too-old' | 'mismatch' };

const isEqual = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * How a receiver checks a webhook. `body` is the request's body as it came, before any parsing.
 *
 * A receiver that changes its secret passes the old and the new one for as long as both may come. It
 * keeps the highest `seq` of each document, and drops what is not above it: at least once may be twice.
 *
 * @param toleranceSeconds how far the signing time may be from now, either way
 */
export const verify = ({
  header,
  body,
  secrets,
  now,
  toleranceSeconds = DEFAULT_TOLERANCE_SECONDS,
}: {
  header: string;
  body: string;
  secrets: readonly string[];
  now: Date;
  toleranceSeconds?: number;
}): Verification => {
  const parts = header.split(',').map((part) => part.trim().split('='));
  const times = parts.filter(([key]) => key === 't').map(([, value]) => value ?? '');
  const signatures = parts.filter(([key]) => key === 'v1').map(([, value]) => value ?? '');
  const [time] = times;
  if (times.length !== 1 || time === undefined || !/^\d{1,12}$/.test(time) || !signatures.length) {
    return { ok: false, reason: 'malformed' };
  }
  const seconds = Number(time);
  const isGenuine = signatures
    .slice(0, MAX_SIGNATURES)
    .some((given) => secrets.some((secret) => isEqual(given, digest(secret, seconds, body))));
  if (!isGenuine) return { ok: false, reason: 'mismatch' };
  if (Math.abs(now.getTime() / 1000 - seconds) > toleranceSeconds) {
    return { ok: false, reason: 'too-old' };
  }
  return { ok: true, signedAt: new Date(seconds * 1000) };
};
