import { NINJS_VERSIONS } from 'newsroom/contracts/ninjs';
import { writeNinjs } from 'newsroom/formats/ninjs/write-item';
import { BASE, AT, article, own, write } from './ninjs-writing';

describe('a story of our own', () => {
  test.each(NINJS_VERSIONS)('that says no more than it must is an item of %s', (version) => {
    const item = write(
      own({ body: [], readTime: { ...article().readTime, words: 0 }, headline: '🔥🎉' }),
      version
    );
    expect(item.uri).toBe('urn:newsroom:article:abc123:en');
    expect(item.headlines[0].value).toBe('🔥🎉');
    for (const absent of ['descriptions', 'bodies', 'by', 'subjects', 'associations', 'renditions'])
      expect(item).not.toHaveProperty(absent);
  });

  test('says all that readers see of it', () => {
    const item = write(
      own({
        url: 'https://news.example/en/story',
        kind: 'opinion',
        urgency: 'breaking',
        shortHeadline: 'Short',
        dek: 'Dek.',
        dateline: 'Ankara',
        tags: ['Ports'],
        section: { id: 's', name: 'World', slug: 'world', path: '/', servedLocale: 'en' },
        sources: [
          { id: 'x', code: 'DESK', name: 'Our desk', kind: 'own', url: null, creditLine: null },
        ],
        bylines: [
          { name: 'A', role: null, url: 'https://news.example/a' },
          { name: 'B', role: 'Photos', url: null },
        ],
        leadImage: {
          url: '/uploads/a.jpg',
          width: 800,
          height: 600,
          mime: 'image/jpeg',
          alt: 'Alt',
          caption: 'Caption',
          credit: 'C. Amera',
          formats: { small: { url: '/uploads/s.jpg', width: 80, height: 60 } },
        },
      })
    );
    expect(item).toMatchObject({
      standard: { name: 'ninjs', version: '3.0' },
      uri: 'urn:newsroom:article:abc123:en',
      version: '20260501100000',
      firstCreated: AT,
      versionCreated: AT,
      type: 'text',
      representationType: 'full',
      pubStatus: 'usable',
      urgency: 1,
      language: 'en',
      headlines: [
        { role: 'main', value: 'Story' },
        { role: 'short', value: 'Short' },
      ],
      descriptions: [{ role: 'summary', value: 'Dek.' }],
      bodies: [{ contentType: 'text/html', wordCount: 120, value: '<p>Text.</p>' }],
      by: 'A and B',
      located: 'Ankara',
      subjects: [
        { name: 'World', uri: 'urn:newsroom:section:world' },
        { name: 'Ports', rel: 'about' },
      ],
      infoSources: [{ name: 'Our desk', role: 'own', literal: 'DESK' }],
      genres: [{ name: 'opinion' }],
      people: [
        { name: 'A', rel: 'author', uri: 'https://news.example/a' },
        { name: 'B', rel: 'author' },
      ],
      renditions: [{ name: 'web', href: 'https://news.example/en/story' }],
      associations: [
        {
          name: 'lead-image',
          uri: 'urn:newsroom:article:abc123:en:lead-image',
          type: 'picture',
          by: 'C. Amera',
          headlines: [{ role: 'alt', value: 'Alt' }],
          descriptions: [{ role: 'caption', value: 'Caption' }],
          renditions: [
            { name: 'original', href: `${BASE}/uploads/a.jpg`, contentType: 'image/jpeg' },
            { name: 'small', href: `${BASE}/uploads/s.jpg`, width: 80, height: 60 },
          ],
        },
      ],
    });
    expect(item).not.toHaveProperty('usageTerms');
  });

  test('says when it goes', () => {
    expect(write({ ...own(), expiresAt: AT }).expires).toBe(AT);
  });
});

test('addresses within a body are whole, as a partner reads them elsewhere', () => {
  const link = (url: string) => ({
    type: 'paragraph',
    children: [
      { type: 'text', text: 'See ' },
      { type: 'link', url, children: [{ type: 'text', text: 'more' }] },
    ],
  });
  const story = own({ body: [link('/en/world'), link('https://other.example/a')] });
  const bodyOf = (site: string): string =>
    JSON.stringify(writeNinjs(story, { version: '3.0', base: BASE, site }).bodies).replaceAll(
      '\\"',
      '"'
    );
  expect(bodyOf('https://news.example')).toContain('href="https://news.example/en/world"');
  expect(bodyOf('https://news.example')).toContain('href="https://other.example/a"');
  expect(bodyOf('')).toContain('href="/en/world"');
});
