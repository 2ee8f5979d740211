import http from 'node:http';
import type { Delivery } from 'newsroom/delivery/service';
import type { ChangeDocument } from 'newsroom/contracts/delivery';
import { get, strapi } from './newsroom';

export { longestUse } from './cache-control';

export const delivery = (): Delivery => strapi().plugin('newsroom').service('delivery');

export const LIST_QUERIES = [
  '',
  '?limit=1',
  '?limit=100&relative=false',
  '?kind=analysis',
  '?tag=Quiet',
  '?section=world',
  '?section=asia',
  '?source=AP',
  '?section=asia&source=AP&tag=Quiet&kind=analysis',
  '?since=2000-01-01T00:00:00Z&until=2990-01-01T00:00:00Z',
  '?fallback=chain',
  '?locale=tr',
  '?locale=tr&fallback=chain',
];

/** What came over the wire, byte for byte: no client library decodes, decompresses or follows. */
export interface Wire {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Names and values in turn, as they were sent. */
  raw: string[];
  bytes: Buffer;
  text: string;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/** A request with exactly these headers; `path` is below `/api/newsroom` and goes out as it is. */
export const wire = (
  path: string,
  headers: http.OutgoingHttpHeaders = {},
  method = 'GET',
  body?: string
): Promise<Wire> =>
  new Promise((resolve, reject) => {
    const url = new URL(globalThis.newsroom.url);
    const { hostname, port } = url;
    const request = http.request(
      { hostname, port, path: `/api/newsroom${path}`, method, headers, agent },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            raw: response.rawHeaders,
            bytes,
            text: bytes.toString('utf8'),
          });
        });
      }
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      // A connection that was idle for as long as the server keeps one may close as it is taken again.
      const isIdle = request.reusedSocket && error.code === 'ECONNRESET' && method === 'GET';
      if (isIdle) wire(path, headers, method, body).then(resolve, reject);
      else reject(error);
    });
    request.end(body);
  });

/** The whole change log, read on page after page. */
export const readChanges = async (after = 0, limit = 7): Promise<ChangeDocument[]> => {
  const changes: ChangeDocument[] = [];
  for (let from = after; ;) {
    const { status, body } = await get(`/changes?after=${from}&limit=${limit}`);
    if (status !== 200) throw new Error(`/changes answered ${status}`);
    changes.push(...body.data);
    if (body.data.length === 0 || body.meta.nextAfter === body.meta.head) return changes;
    from = body.meta.nextAfter;
  }
};

/** What a reader of the log holds for live: paths by entity, document and locale. */
export const applyChanges = (changes: readonly ChangeDocument[]): Map<string, string | null> => {
  const live = new Map<string, string | null>();
  for (const { action, entity, id, locale, path } of changes) {
    const key = `${entity} ${id} ${locale}`;
    if (action === 'publish' || action === 'update') live.set(key, path);
    else live.delete(key);
  }
  return live;
};
