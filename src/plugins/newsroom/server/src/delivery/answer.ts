import { createHash } from 'node:crypto';
import type { Bound } from './lifetimes';

/** A finished answer: what memory keeps and both ways out of the server send. */
export interface Answer {
  contentType: string;
  body: Buffer;
  /** Opaque part of the strong ETag; the same bytes give the same on any node. */
  hash: string;
  /** Things it was built from: surrogate keys (`things.ts`). */
  keys: readonly string[];
  /** Locales it draws on, for the coarse key. */
  locales: readonly string[];
  bound: Bound;
}

export type Content = Pick<Answer, 'keys' | 'locales' | 'bound'> & {
  /** Serialised as JSON unless it is a text. */
  value: unknown;
  contentType?: string;
};

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Buffers of their own: a slice of Node's shared pool would keep eight kilobytes alive each. */
const toBuffer = (text: string): Buffer => {
  const body = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  body.write(text);
  return body;
};

export const makeAnswer = ({ value, contentType = JSON_TYPE, ...rest }: Content): Answer => {
  const body = toBuffer(typeof value === 'string' ? value : JSON.stringify(value));
  return {
    ...rest,
    keys: [...new Set(rest.keys)],
    contentType,
    body,
    hash: createHash('sha256').update(body).digest('base64url').slice(0, 22),
  };
};
