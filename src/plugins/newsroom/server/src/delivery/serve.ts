import type { ServerResponse } from 'node:http';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { RedirectAnswer } from '../contracts/delivery';
import { seqNumber } from '../contracts/delivery-query';
import { ERROR_NAMES, type ErrorStatus } from '../contracts/errors';
import { problem, refuse } from '../problems';
import { makeAnswer, type Answer } from './answer';
import type { Delivered, Live } from './delivered';
import type { Follower } from './follower';
import { cacheControl, UNBOUNDED, type Lifetimes } from './lifetimes';
import type { Entry, Memory } from './memory';
import { checkHeaders, inPairs, putHeaders, type CheckedHeaders } from './put-headers';
import {
  createRepresentation,
  type HttpSettings,
  type Origin,
  type Representation,
  type Sent,
} from './representation';
import { surrogateHeader } from './surrogate-keys';

/** What a request's work comes to, with its finished answer where memory may keep it. */
type Built = { delivered: Delivered; answer: Answer | null };

/**
 * How long a redirect or a notice of something taken down may be kept, in seconds: by browsers shorter
 * than by a CDN, as no purge reaches them when the story comes back.
 */
const OUTCOME_AGE = 60;

/**
 * Answers readers over Koa, from memory where it can, and says in headers how long and for which
 * changes an answer holds. `front.ts` sends the same for what is in memory.
 */
export const createServe = ({
  memory,
  follower,
  http,
  nowMs,
}: {
  memory: Memory;
  follower: Follower;
  http: HttpSettings;
  nowMs: () => number;
}) => {
  const outcomeLifetimes = (): Lifetimes => ({
    maxAge: Math.min(http.lifetimes.maxAge, OUTCOME_AGE),
    sharedMaxAge: Math.min(http.lifetimes.sharedMaxAge, OUTCOME_AGE),
    staleWhileRevalidate: 0,
    staleIfError: 0,
  });

  /** Responses that were answered from here with 200 or 304: their other headers serve as a pattern. */
  const served = new WeakSet<ServerResponse>();

  const representationOf = (entry: Entry): Representation => {
    entry.sent ??= createRepresentation(entry.answer, http);
    return entry.sent as Representation;
  };

  /** The answer in memory for a plain request, ready to be sent; null when it has to be built. */
  const fromMemory = (url: string, headers: NodeJS.Dict<string | string[]>): Sent | null => {
    const isCompressible = headers['accept-encoding'] !== undefined;
    const entry = memory.get(url, { isCompressible });
    if (!entry) return null;
    return representationOf(entry).send(asked(headers), {
      compressed: entry.compressed,
      origin: 'hit',
      nowMs: nowMs(),
      seq: follower.seq(),
    });
  };

  /** Headers of what is sent again and again, checked once. */
  const checked = new WeakMap<Sent, CheckedHeaders>();
  const checkedOf = (sent: Sent): CheckedHeaders => {
    const known = checked.get(sent) ?? checkHeaders(inPairs(sent.headers));
    checked.set(sent, known);
    return known;
  };

  /** Onto Node's response: Koa's own setters look up and compare what is known here. */
  const put = (ctx: Context, sent: Sent): void => {
    const { res } = ctx;
    const { status, body } = sent;
    putHeaders(res, checkedOf(sent));
    // Asked before: what reads the fields one by one costs more than all else here.
    if (!String(res.getHeader('Vary')).includes('Accept-Encoding')) ctx.vary('Accept-Encoding');
    if (body === null) res.statusCode = status;
    // Not by `ctx.body`, which gets there by a name that is looked up each time.
    else ctx.response.body = body;
  };

  const apply = (ctx: Context, sent: Sent): void => {
    ctx.status = sent.status;
    put(ctx, sent);
    served.add(ctx.res);
  };

  const sendUnavailable = (ctx: Context): void => {
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Retry-After', '1');
    ctx.status = 503;
    ctx.body = errorBody(503, 'The database cannot be reached', {});
  };

  /**
   * Reads for an answer. What failed because its connection broke is read again, once; without a
   * database the answer is 503, and null comes back. Any other failure is thrown.
   */
  const readOrRefuse = async <Result>(
    ctx: Context,
    read: () => Promise<Result>
  ): Promise<Result | null> => {
    try {
      return await follower.inTouch(read);
    } catch (error) {
      if (error instanceof errors.ApplicationError || error instanceof errors.HttpError)
        throw error;
      try {
        await follower.catchUp();
      } catch {
        sendUnavailable(ctx);
        return null;
      }
      return follower.inTouch(read);
    }
  };

  /** @throws ValidationError (400); answers 425 when this node cannot be as new as is asked. */
  const isNewEnough = async (ctx: Context): Promise<boolean> => {
    const header = ctx.get('Min-Seq');
    if (header === '') return true;
    const parsed = seqNumber.safeParse(header);
    if (!parsed.success) refuse([problem('Min-Seq', 'must be a whole number of the change log')]);
    const least = parsed.data ?? 0;
    if (follower.seq() < least) {
      try {
        await follower.catchUp();
      } catch {
        sendUnavailable(ctx);
        return false;
      }
    }
    if (follower.seq() >= least) return true;

    ctx.status = 425;
    ctx.set('Cache-Control', 'no-store');
    ctx.set('X-Newsroom-Seq', String(follower.seq()));
    ctx.body = errorBody(425, `The change log here ends at ${follower.seq()}`, {
      seq: follower.seq(),
    });
    return false;
  };

  const sendLive = (
    ctx: Context,
    live: Live,
    answer: Answer | null,
    { origin, seq }: { origin: Origin; seq: number }
  ): void => {
    if (live.isUncacheable || answer === null) {
      ctx.set('Cache-Control', live.isUncacheable ? 'private, no-store' : 'no-store');
      ctx.set('X-Newsroom-Seq', String(seq));
      ctx.body = live.value;
      return;
    }
    const options = { compressed: null, origin, nowMs: nowMs(), seq };
    apply(ctx, createRepresentation(answer, http).send(asked(ctx.headers), options));
  };

  const sendOutcome = (ctx: Context, delivered: Exclude<Delivered, Live>, seq: number): void => {
    ctx.set('X-Newsroom-Seq', String(seq));
    if (delivered.kind === 'not-found') {
      ctx.set('Cache-Control', 'no-store');
      ctx.status = 404;
      ctx.body = errorBody(404, 'There is no such story', {});
      return;
    }
    const bound = delivered.kind === 'redirect' ? delivered.bound : UNBOUNDED;
    ctx.set('Cache-Control', cacheControl(outcomeLifetimes(), bound, nowMs(), http.isPublic));
    const [name, value] = surrogateHeader(delivered.keys, [], http.surrogate) ?? [];
    if (name !== undefined && value !== undefined) ctx.set(name, value);
    if (delivered.kind === 'gone') {
      const { notice } = delivered;
      ctx.status = 410;
      ctx.body = errorBody(410, notice ?? 'This story has been taken down', {
        notice,
      });
      return;
    }
    const end = delivered.format === undefined ? '' : `/${delivered.format}`;
    const asked = ctx.path.replace(/\/+$/, '').slice(0, -end.length || undefined);
    const here = asked.slice(0, asked.lastIndexOf('/') + 1);
    const location = `${here}${encodeURIComponent(delivered.slug)}${end}${ctx.search}`;
    ctx.status = 301;
    ctx.set('Location', location);
    ctx.body = {
      data: null,
      redirect: { path: delivered.path, location },
    } satisfies RedirectAnswer;
  };

  /** A node that was stopped or cut off for a while first hears what it missed. */
  const isInTouch = async (ctx: Context): Promise<boolean> => {
    if (follower.isTrusted()) return true;
    try {
      await follower.catchUp();
      return true;
    } catch {
      sendUnavailable(ctx);
      return false;
    }
  };

  return {
    served,
    fromMemory,
    put,
    isNewEnough,
    isInTouch,
    readOrRefuse,
    sendOutcome,

    /** True when memory had the answer, and it is sent. */
    sendFromMemory(ctx: Context): boolean {
      const sent = fromMemory(ctx.req.url ?? '', ctx.headers);
      if (sent) apply(ctx, sent);
      return sent !== null;
    },

    /** Answers a request with what `work` delivers; the URL is what the answer is kept under. */
    async serve(ctx: Context, work: () => Promise<Delivered>): Promise<void> {
      if (!(await isInTouch(ctx)) || !(await isNewEnough(ctx))) return;
      if (this.sendFromMemory(ctx)) return;
      const url = ctx.req.url ?? '';
      const origin: Origin = memory.isStale(url) ? 'fwd=stale' : 'fwd=miss';
      // Before it is read: what is committed meanwhile makes the answer newer than it says, never older.
      const seq = follower.seq();
      const result = await readOrRefuse(ctx, () =>
        memory.build<Built>(url, () => built(work), kept)
      );
      if (!result) return;
      const { delivered, answer } = result;
      if (delivered.kind === 'live') sendLive(ctx, delivered, answer, { origin, seq });
      else sendOutcome(ctx, delivered, seq);
    },

    /** The answer to a plain request, built without Koa; null when there is none that may be kept. */
    async build(
      url: string,
      headers: NodeJS.Dict<string | string[]>,
      work: () => Promise<Delivered>
    ): Promise<Sent | null> {
      const origin: Origin = memory.isStale(url) ? 'fwd=stale' : 'fwd=miss';
      const seq = follower.seq();
      const { answer } = await follower.inTouch(() =>
        memory.build<Built>(url, () => built(work), kept)
      );
      if (!answer) return null;
      const options = { compressed: null, origin, nowMs: nowMs(), seq };
      return createRepresentation(answer, http).send(asked(headers), options);
    },

    /** Answers with what is read anew for each request; 503 without a database. */
    async serveUncached(ctx: Context, read: () => Promise<unknown>): Promise<void> {
      if (!(await isInTouch(ctx))) return;
      ctx.set('Cache-Control', 'no-store');
      const body = await readOrRefuse(ctx, read);
      if (body !== null) ctx.body = body;
    },
  };
};

/** Strapi's envelope of an error, for outcomes that are no exception. */
const errorBody = (status: ErrorStatus, message: string, details: object) => ({
  data: null,
  error: { status, name: ERROR_NAMES[status], message, details },
});

const asked = (headers: NodeJS.Dict<string | string[]>) => ({
  acceptEncoding: textOf(headers['accept-encoding']),
  ifNoneMatch: textOf(headers['if-none-match']),
  cacheControl: textOf(headers['cache-control']),
});

const textOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;

const built = async (work: () => Promise<Delivered>): Promise<Built> => {
  const delivered = await work();
  const isKept = delivered.kind === 'live' && !delivered.isUncacheable;
  return { delivered, answer: isKept ? makeAnswer(delivered) : null };
};

const kept = ({ answer }: Built): Answer | null => answer;

export type Serve = ReturnType<typeof createServe>;
