/** The floor: node:http alone, answering recorded bytes and headers. */
import { createServer } from 'node:http';
import { readRecorded } from './recorded.mjs';

const answers = readRecorded(process.argv[2]);

const server = createServer((request, response) => {
  const answer = answers.get(request.url);
  if (!answer) {
    response.writeHead(404).end();
    return;
  }
  const { etag, full, notModified } = answer;
  const isCurrent = notModified !== null && request.headers['if-none-match'] === etag;
  const { status, flat, body } = isCurrent ? notModified : full;
  response.writeHead(status, flat);
  response.end(isCurrent ? undefined : body);
});

server.listen(0, '127.0.0.1', () => process.send({ ready: server.address().port }));
process.on('disconnect', () => process.exit(0));
