import { decideMode, hasSteadyCors } from 'newsroom/delivery/front-mode';

const STOCK = [
  'strapi::logger',
  'strapi::errors',
  { name: 'strapi::cors', config: { origin: ['https://news.example'] } },
  { name: 'strapi::body', config: { jsonLimit: '4mb' } },
];

test('hits pass by Strapi’s own middlewares, and by nobody else’s', () => {
  const middlewares = STOCK;
  expect(decideMode('auto', { middlewares, isPublic: true }).mode).toBe('front');
  for (const theirs of [
    'global::paywall',
    { resolve: './src/limit' },
    { name: 'strapi::ip' },
    {},
  ]) {
    const decided = decideMode('auto', { middlewares: [...STOCK, theirs], isPublic: true });
    expect([theirs, decided.mode]).toEqual([theirs, 'middleware']);
  }
});

test('what is not public is never answered in front by itself', () => {
  expect(decideMode('auto', { middlewares: STOCK, isPublic: false }).mode).toBe('middleware');
});

test('the operator decides over all of it', () => {
  const odd = { middlewares: ['global::x'], isPublic: true };
  expect(decideMode('front', odd).mode).toBe('front');
  expect(decideMode('middleware', { middlewares: STOCK, isPublic: true }).mode).toBe('middleware');
});

test('an origin decided by a function may change its mind', () => {
  expect(hasSteadyCors(STOCK)).toBe(true);
  expect(hasSteadyCors([{ name: 'strapi::cors', config: { origin: () => '*' } }])).toBe(false);
});
