import { killAllNodes, NodeProcess } from '../helpers/node-process';
import { at, headlineOf, headlineOn, publishedOn } from '../helpers/pair';
import { makeDatabase } from '../helpers/test-database.cjs';
import { until } from '../helpers/until';

let node: NodeProcess;
let id: string;

beforeAll(async () => {
  const environment = await makeDatabase('sqlite', 'private');
  node = await NodeProcess.start({ ...environment, NEWSROOM_DELIVERY_PUBLIC: 'false' });
  id = await publishedOn(node, 'For partners');
});
afterAll(killAllNodes);

const keyFor = async (...actions: string[]): Promise<Record<string, string>> => {
  const permissions = actions.map((action) => `plugin::newsroom.delivery.${action}`);
  const key = await node.ask<string>('token', { permissions });
  return { Authorization: `Bearer ${key}` };
};
const story = () => `/articles/id/${id}?relative=false`;
const isHit = ({ headers }: { headers: object }): boolean =>
  String((headers as Record<string, unknown>)['cache-status']).includes('hit');

describe('a delivery API that is not public', () => {
  test('answers nobody without the permission: no path, no method, no format', async () => {
    const other = await keyFor('sections');
    const places = [
      ...[story(), '/articles', '/articles/for-partners', '/sources', '/promos', '/changes'],
      ...['/search?q=partners', '/resolve?path=%2Fen%2Ffor-partners', '/health'],
    ];
    for (const place of places) {
      expect([place, (await node.get(place)).status]).toEqual([place, 403]);
      const wrong = await node.get(place, { Authorization: 'Bearer none' });
      expect([place, wrong.status]).toEqual([place, 401]);
      expect([place, (await node.get(place, other)).status]).toEqual([place, 403]);
    }
    expect((await node.get('/sections', other)).status).toBe(200);
  });

  test('keeps answers in memory, behind the permission check, and no cache in between shares them', async () => {
    const partner = await keyFor('findById', 'list');
    const first = await node.get(story(), partner);
    expect([first.status, headlineOf(first)]).toEqual([200, 'For partners']);
    expect(first.headers['cache-control']).toMatch(/^private, max-age=\d+$/);
    const again = await node.get(story(), partner);
    expect([again.status, isHit(again)]).toEqual([200, true]);
    // What memory holds is told to nobody who may not read it, from the first request on.
    for (const headers of [{}, await keyFor('sections')]) {
      const refused = await node.get(story(), headers);
      expect(refused.status).toBe(403);
      expect(JSON.stringify(refused.body)).not.toContain('partners');
      expect(refused.headers).not.toHaveProperty('etag');
      expect(refused.headers).not.toHaveProperty('surrogate-key');
    }
    const etag = String(again.headers.etag);
    expect((await node.get(story(), { 'If-None-Match': etag })).status).toBe(403);
    expect((await node.get(story(), { ...partner, 'If-None-Match': etag })).status).toBe(304);
  });

  test('follows what is published, and a key that was taken away ends at once', async () => {
    const partner = await keyFor('findById');
    await node.get(story(), partner);
    await headlineOn(node, id, 'Changed');
    await until(async () => headlineOf(await node.get(story(), partner)) === 'Changed');
    await node.ask('query', {
      uid: 'admin::api-token',
      action: 'deleteMany',
      params: { where: {} },
    });
    const refused = await node.get(story(), partner);
    expect([refused.status, at(refused, 'data')]).toEqual([401, null]);
  });
});
