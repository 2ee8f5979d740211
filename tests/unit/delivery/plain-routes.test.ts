import { createPlainRoutes } from 'newsroom/delivery/plain-routes';

/** What was asked of which service; null where the request goes the ordinary way. */
const read = async (url: string): Promise<unknown> => {
  const asked: unknown[] = [];
  const answer = async (...args: unknown[]) => {
    asked.push(args);
    return { kind: 'not-found' as const };
  };
  const routes = createPlainRoutes({
    articles: { bySlug: answer },
    lists: { list: answer as never },
    prefix: '/api/newsroom/',
  });
  const work = routes(url);
  if (!work) return null;
  await work();
  return asked[0];
};

test.each<[string, unknown]>([
  ['/api/newsroom/articles/a-story', ['a-story', { fallback: 'chain', body: 'blocks' }]],
  ['/api/newsroom/articles/%E4%B9%A0?locale=zh', ['习', { locale: 'zh' }]],
  ['/api/newsroom/articles/a-story?body=html&relative=false', ['a-story', { relative: false }]],
  ['/api/newsroom/articles', [{ limit: 20, fallback: 'none' }]],
  ['/api/newsroom/articles?limit=5&since=2026-01-01T00:00:00Z', [{ limit: 5 }]],
])('%s is read', async (url, asked) => {
  expect(await read(url)).toMatchObject(asked as object);
});

test.each([
  '/api/newsroom/articles/',
  '/api/newsroom/articles/a/b',
  '/api/newsroom/articles/id/abc',
  '/api/newsroom/articles/a%2Fb',
  '/api/newsroom/articles/%E0%A4',
  '/api/newsroom/articlesque',
  '/api/newsroom/sections',
  '/api/newsroom/articles?limit=0',
  '/api/newsroom/articles?limit=5&limit=6',
  '/api/newsroom/articles?limit[]=5',
  '/api/newsroom/articles?tag=a+b',
  '/api/newsroom/articles?tag=',
  '/api/newsroom/articles?unknown=1',
  '/api/newsroom/articles/a-story?preview=token',
])('%s goes the ordinary way', async (url) => {
  expect(await read(url)).toBeNull();
});
