/** The same answers through a Koa without any middleware: the one that Strapi itself runs on. */
import { createRequire } from 'node:module';
import { readRecorded } from './recorded.mjs';

const strapi = createRequire(createRequire(import.meta.url).resolve('@strapi/core'));
const Koa = strapi('koa');

const answers = readRecorded(process.argv[2]);
const app = new Koa();

app.use((ctx) => {
  const answer = answers.get(ctx.url);
  if (!answer) return;
  const { etag, full, notModified } = answer;
  const isCurrent = notModified !== null && ctx.get('if-none-match') === etag;
  const { status, headers, body } = isCurrent ? notModified : full;
  ctx.status = status;
  if (!isCurrent) ctx.body = body;
  for (const [name, value] of headers) ctx.set(name, value);
});

const server = app.listen(0, '127.0.0.1', () => process.send({ ready: server.address().port }));
process.on('disconnect', () => process.exit(0));
