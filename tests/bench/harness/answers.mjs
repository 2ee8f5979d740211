/** Real answers, kept so that a bare server can give the same ones. */
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';

/** What belongs to a connection or is written by Node itself. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'date', 'transfer-encoding'];

/** One answer as it comes, without the client's conveniences. */
export const ask = (url, headers = {}) =>
  new Promise((resolve, reject) => {
    request(url, { headers, agent: false }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const pairs = [];
        for (let index = 0; index < answer.rawHeaders.length; index += 2) {
          pairs.push([answer.rawHeaders[index], answer.rawHeaders[index + 1]]);
        }
        const body = Buffer.concat(chunks);
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          kept: pairs.filter(([name]) => !OF_THE_CONNECTION.includes(name.toLowerCase())),
          body,
        });
      });
    })
      .on('error', reject)
      .end();
  });

/**
 * Asks each address for its answer and, where it has an ETag, for its 304.
 *
 * @returns by address: `{ etag, full: { status, headers, body }, notModified }`, bodies in base64
 */
export const recordAnswers = async (origin, paths) => {
  const recorded = {};
  for (const path of paths) {
    const full = await ask(origin + path);
    const { etag } = full.headers;
    const notModified = etag ? await ask(origin + path, { 'If-None-Match': etag }) : null;
    recorded[path] = {
      etag: etag ?? null,
      full: { status: full.status, headers: full.kept, body: full.body.toString('base64') },
      notModified:
        notModified?.status === 304 ? { status: 304, headers: notModified.kept, body: '' } : null,
    };
  }
  return recorded;
};

export const writeAnswers = (file, recorded) => writeFileSync(file, JSON.stringify(recorded));
