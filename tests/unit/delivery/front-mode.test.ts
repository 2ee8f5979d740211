import { decideMode, hasSteadyCors, placeBehindOperators } from 'newsroom/delivery/front-mode';

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

describe('the place behind the operator', () => {
  const stack = (...names: string[]) => names.map((name) => ({ name }));
  const before = ['context', 'session'];

  it.each<[string, string[], string[], number]>([
    ['first', ['global::theirs', 'strapi::cors', 'strapi::body'], ['theirs', 'cors', ''], 3],
    ['in the middle', ['strapi::cors', 'global::theirs', 'strapi::body'], ['cors', '', ''], 4],
    ['last', ['strapi::cors', 'strapi::body', 'strapi::ip'], ['cors', '', ''], 5],
  ])('when theirs is %s', (_where, configured, names, place) => {
    expect(placeBehindOperators(configured, stack(...before, ...names, 'dispatch'))).toBe(place);
  });

  it('is the end when nothing tells where the configured ones begin', () => {
    const configured = ['global::theirs', 'strapi::cors'];
    expect(placeBehindOperators(configured, stack('context', 'theirs', 'other'))).toBe(3);
    expect(placeBehindOperators(configured, stack('cors', 'theirs', 'cors'))).toBe(3);
    expect(placeBehindOperators(['strapi::cors'], stack('context', 'cors'))).toBe(2);
  });
});
