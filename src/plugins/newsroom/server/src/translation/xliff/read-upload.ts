import { readFile, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { problem, refuse } from '../../problems';

interface StoredFile {
  filepath: string;
  size: number;
}

const tooLarge = (maxBytes: number): Error =>
  new errors.PayloadTooLargeError(`The file is larger than ${maxBytes} bytes`);

/** The body as it comes, never more of it in memory than is allowed. */
const readBody = async (request: IncomingMessage, maxBytes: number): Promise<Uint8Array> => {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Strapi puts uploaded files on the disk before we are asked. */
const readStored = async (files: StoredFile[], maxBytes: number): Promise<Uint8Array> => {
  try {
    const [file, ...others] = files;
    if (!file || others.length > 0) refuse([problem('files', 'must be one file')]);
    if (!file) throw new Error('unreachable: refused above');
    if (file.size > maxBytes) throw tooLarge(maxBytes);
    return await readFile(file.filepath);
  } finally {
    for (const { filepath } of files) await rm(filepath, { force: true });
  }
};

/**
 * The file that a request brings: as its body, or as the one file of a form.
 *
 * @throws ValidationError (400) when there is none; PayloadTooLargeError (413) before it is read
 */
export const readUpload = async (ctx: Context, maxBytes: number): Promise<Uint8Array> => {
  const { body, files } = ctx.request as { body?: unknown; files?: Record<string, unknown> };
  const isForm = ctx.is('multipart/form-data') !== false && ctx.is('multipart/form-data') !== null;
  const isText = typeof body === 'string' && body !== '';
  if (isText && Buffer.byteLength(body) > maxBytes) throw tooLarge(maxBytes);
  const bytes = isForm
    ? await readStored(Object.values(files ?? {}).flat() as StoredFile[], maxBytes)
    : isText
      ? Buffer.from(body)
      : await readBody(ctx.req, maxBytes);
  if (bytes.length === 0) refuse([problem('body', 'must be an XLIFF file, or an archive of such')]);
  return bytes;
};
