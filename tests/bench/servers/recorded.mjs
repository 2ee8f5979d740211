import { readFileSync } from 'node:fs';

/** Recorded answers (see harness/answers.mjs) as maps from address to what is sent. */
export const readRecorded = (file) => {
  const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
  const ready = ({ status, headers, body }) => ({
    status,
    headers,
    flat: headers.flat(),
    body: Buffer.from(body, 'base64'),
  });
  return new Map(
    entries.map(([path, { etag, full, notModified }]) => [
      path,
      { etag, full: ready(full), notModified: notModified && ready(notModified) },
    ])
  );
};
