import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import fresh from 'fresh';
import type { Context } from 'koa';
import type { Follower } from './follower';
import { cacheControl, type Bound } from './lifetimes';
import type { HttpSettings } from './representation';
import type { Serve } from './serve';
import { surrogateHeader } from './surrogate-keys';

/** An answer too large for memory: what is known of it before it is read, and how it is read. */
export interface Streamed<Content> {
  /** The same for as long as the content is; null: nobody can say. */
  version: string | null;
  /** Surrogate keys (`things.ts`). */
  keys: readonly string[];
  locales: readonly string[];
  bound: Bound;
  /** Reads its beginning; null: there is no such thing. */
  open(): Promise<Content | null>;
}

/** How content is written. Of the same content, another form must have another name. */
export interface Form<Content> {
  contentType: string;
  name: string;
  write(content: Content): AsyncIterable<string>;
}

/**
 * Answers with what is read while it is sent, as fast as the reader takes it, so that it never is in
 * memory as a whole. What fails before its beginning is an error as anywhere else; what fails later
 * breaks the connection, since a document that is cut short must not look as if it were whole.
 */
export const createServeStreamed = ({
  serve,
  follower,
  http,
  nowMs,
}: {
  serve: Pick<Serve, 'isInTouch' | 'isNewEnough' | 'readOrRefuse' | 'sendOutcome'>;
  follower: Pick<Follower, 'seq'>;
  http: HttpSettings;
  nowMs: () => number;
}) => {
  /** Weak: it names what the answer says, while what changes as it is sent may differ in it already. */
  const etagOf = (version: string, form: string): string =>
    `W/"${createHash('sha256').update(`${form} ${version}`).digest('base64url').slice(0, 22)}"`;

  const setHeaders = (
    ctx: Context,
    { keys, locales, bound }: Pick<Streamed<unknown>, 'keys' | 'locales' | 'bound'>,
    { etag, seq }: { etag: string | null; seq: number }
  ): void => {
    const control = cacheControl(http.lifetimes, bound, nowMs(), http.isPublic);
    ctx.set('Cache-Control', etag === null ? 'no-store' : control);
    ctx.set('Cache-Status', 'newsroom; fwd=bypass');
    ctx.set('X-Newsroom-Seq', String(seq));
    if (etag !== null) ctx.set('ETag', etag);
    const [name, value] = surrogateHeader(keys, locales, http.surrogate) ?? [];
    if (name !== undefined && value !== undefined) ctx.set(name, value);
  };

  const send = (ctx: Context, chunks: AsyncIterable<string>): void => {
    const body = Readable.from(chunks, { objectMode: false });
    ctx.body = body;
    // Koa's own handler, which runs before, can still answer with an error while no header is out.
    body.once('error', () => {
      if (ctx.res.headersSent) ctx.res.destroy();
    });
  };

  return async <Content>(
    ctx: Context,
    work: () => Promise<Streamed<Content>>,
    form: Form<Content>
  ): Promise<void> => {
    if (!(await serve.isInTouch(ctx)) || !(await serve.isNewEnough(ctx))) return;
    const seq = follower.seq();
    const streamed = await serve.readOrRefuse(ctx, work);
    if (!streamed) return;
    const etag = streamed.version === null ? null : etagOf(streamed.version, form.name);
    if (etag !== null && fresh(ctx.headers, { etag })) {
      setHeaders(ctx, streamed, { etag, seq });
      ctx.status = 304;
      return;
    }
    const opened = await serve.readOrRefuse(ctx, async () => ({ content: await streamed.open() }));
    if (!opened) return;
    if (opened.content === null) {
      serve.sendOutcome(ctx, { kind: 'not-found' }, seq);
      return;
    }
    setHeaders(ctx, streamed, { etag, seq });
    ctx.type = form.contentType;
    send(ctx, form.write(opened.content));
  };
};

export type ServeStreamed = ReturnType<typeof createServeStreamed>;
