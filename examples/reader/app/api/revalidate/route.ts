import { createHash, timingSafeEqual } from 'node:crypto';
import { revalidatePath, revalidateTag } from 'next/cache';
import { environment } from '../../../newsroom/environment';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compared by digests: in the same time, whatever was sent. */
const isFromNewsroom = (request: Request): boolean => {
  const secret = environment.webhookSecret();
  const sent = request.headers.get('authorization') ?? '';
  return secret !== '' && timingSafeEqual(digest(sent), digest(`Bearer ${secret}`));
};

const textsIn = (value: unknown): string[] | null =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;

/**
 * The newsroom's webhook of the kind `next`: `{ "tags": […], "paths": […] }`, with the shared secret as
 * a bearer token. What was built from these is made anew for the next reader, never shown once more.
 */
export const POST = async (request: Request): Promise<Response> => {
  if (!isFromNewsroom(request)) return new Response(null, { status: 401 });
  const body: unknown = await request.json().catch(() => null);
  const { tags: someTags, paths: somePaths } = (body ?? {}) as Record<string, unknown>;
  const tags = textsIn(someTags);
  const paths = textsIn(somePaths);
  if (!tags || !paths) {
    return Response.json({ error: 'tags and paths must be lists of texts' }, { status: 400 });
  }

  for (const tag of [...tags, 'not-found']) revalidateTag(tag, { expire: 0 });
  for (const path of paths) revalidatePath(path);
  return new Response(null, { status: 204 });
};
