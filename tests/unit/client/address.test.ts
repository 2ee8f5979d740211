import { addressOf } from 'newsroom-client/address';

const BASE = 'https://cms.example/api/newsroom/';

describe('the address of a question', () => {
  it.each([
    ['ministers-meet', 'ministers-meet'],
    ['وزراء-يجتمعون', '%D9%88%D8%B2%D8%B1%D8%A7%D8%A1-%D9%8A%D8%AC%D8%AA%D9%85%D8%B9%D9%88%D9%86'],
    ['部长会议', '%E9%83%A8%E9%95%BF%E4%BC%9A%E8%AE%AE'],
    ['a/b?c#d', 'a%2Fb%3Fc%23d'],
    ['100%', '100%25'],
    ['…', '%E2%80%A6'],
    ['😀', '%F0%9F%98%80'],
  ])('carries the slug %s', (slug, encoded) => {
    expect(addressOf(BASE, ['articles', slug], {})).toBe(
      `https://cms.example/api/newsroom/articles/${encoded}`
    );
  });

  it.each(['', '.', '..', '\ud83d', 'a\udc00b'])(
    'is none for %j, which is nobody’s slug',
    (slug) => {
      expect(addressOf(BASE, ['articles', slug], {})).toBeNull();
    }
  );

  it('stays one that a page can resolve', () => {
    expect(addressOf('/api/newsroom', ['sections'], {})).toBe('/api/newsroom/sections');
  });

  it('says values plainly, and leaves out what there is none of', () => {
    const at = new Date(Date.UTC(2026, 0, 31, 8));
    const query = {
      q: 'a&b=ü+1',
      limit: 0,
      relative: false,
      since: at,
      tag: undefined,
      kind: null,
    };
    const url = new URL(addressOf(BASE, ['search'], query) ?? '');
    expect([...url.searchParams]).toEqual([
      ['q', 'a&b=ü+1'],
      ['limit', '0'],
      ['relative', 'false'],
      ['since', '2026-01-31T08:00:00.000Z'],
    ]);
    expect(url.search).not.toMatch(/[[\]]/);
  });
});
