import { readFileSync } from 'node:fs';
import path from 'node:path';
import { wire } from '../helpers/delivery';
import { strapi } from '../helpers/newsroom';
import { contract, guarded, setUpContract } from './openapi/contract';
import { describeReads } from './openapi/reads';
import { describeTranslations } from './openapi/translations';
import { describeWrites } from './openapi/writes';

setUpContract();

describe('the document', () => {
  test('is served as JSON, with a strong ETag, and says where and what it is', async () => {
    const answer = await wire('/openapi.json');
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    expect(answer.headers.etag).toMatch(/^"[\w-]+"$/);
    const { info, servers, openapi } = JSON.parse(answer.text);
    const manifest = path.resolve(__dirname, '../../src/plugins/newsroom/package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
    expect([openapi, info.version]).toEqual(['3.1.1', version]);
    expect(servers).toEqual([{ url: `${strapi().config.get('server.absoluteUrl')}/api/newsroom` }]);
    const again = await wire('/openapi.json', { 'If-None-Match': String(answer.headers.etag) });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await wire('/openapi.json?version=3')).status).toBe(400);
  });

  test('tells of every route there is, and of no other', () => {
    const documented = contract.operations.map(
      ({ method, path: at }) => `${method.toUpperCase()} ${at.replace(/\{(\w+)\}/g, ':$1')}`
    );
    const PREFIX = '/api/newsroom';
    const routes = strapi()
      .server.api('content-api')
      .listRoutes()
      .filter(({ path: at }) => String(at).startsWith(`${PREFIX}/`))
      .map(({ path: at, methods }) => ({ at: String(at).slice(PREFIX.length), methods }))
      // Strapi's own REST for our types is documented by Strapi.
      .filter(({ at }) => !at.startsWith('/content/'))
      // These refuse what is no format, and so are none.
      .filter(({ at }) => !at.endsWith('/:format'))
      .flatMap(({ at, methods }) =>
        (methods as string[])
          .filter((method) => method !== 'HEAD')
          .map((method) => `${method} ${at}`)
      );
    expect(routes.length).toBeGreaterThan(10);
    expect(documented.sort()).toEqual(routes.sort());
  });

  test('names the permission of each operation that asks for one', () => {
    const handlers = Object.values(
      strapi().plugin('newsroom').routes as Record<string, { routes: { handler: string }[] }>
    ).flatMap(({ routes }) => routes.map(({ handler }) => String(handler)));
    expect(guarded().length).toBeGreaterThan(10);
    for (const { operationId, description, security } of guarded()) {
      expect([operationId, security]).toEqual([operationId, [{ apiToken: [] }]]);
      const [, action = ''] = /`plugin::newsroom\.([\w.]+)`/.exec(description ?? '') ?? [];
      expect(handlers.some((handler) => handler.endsWith(action) && action !== '')).toBe(true);
    }
  });
});

describeReads();
describeWrites();
describeTranslations();

test('none of the documented answers was left out above', () => {
  expect(contract.unseen()).toEqual([]);
});
