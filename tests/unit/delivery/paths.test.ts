import fc from 'fast-check';
import { absoluteUrl, articlePath, sectionPath } from 'newsroom/delivery/paths';

describe('addresses on the public site', () => {
  it('of a section are its locale and slug', () => {
    expect(sectionPath('tr', 'dunya')).toBe('/tr/dunya');
  });

  it('of a story are its locale, its section and its slug', () => {
    expect(articlePath('en', 'world', 'ferries-at-night')).toBe('/en/world/ferries-at-night');
  });

  it('of a story without a section leave it out', () => {
    expect(articlePath('en', null, 'ferries-at-night')).toBe('/en/ferries-at-night');
  });

  it('encode the letters of slugs that keep them', () => {
    expect(articlePath('ar', 'عالم', 'قمة')).toBe(
      '/ar/%D8%B9%D8%A7%D9%84%D9%85/%D9%82%D9%85%D8%A9'
    );
  });

  it('have exactly as many parts as were given, whatever stands in them', () => {
    const part = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(part, part, part, (locale, section, slug) => {
        const parts = articlePath(locale, section, slug).split('/').slice(1);
        expect(parts.map(decodeURIComponent)).toEqual([locale, section, slug]);
      })
    );
  });
});

describe('absolute addresses', () => {
  it('begin with the site', () => {
    expect(absoluteUrl('https://news.example', '/en/world')).toBe('https://news.example/en/world');
  });

  it('have one slash between site and path', () => {
    expect(absoluteUrl('https://news.example/', '/en/world')).toBe('https://news.example/en/world');
  });

  it('keep the folder in which the site lives', () => {
    expect(absoluteUrl('https://example.org/news', '/en')).toBe('https://example.org/news/en');
  });

  it('are not made up when the site is not configured', () => {
    expect(absoluteUrl('', '/en/world')).toBeNull();
  });
});
