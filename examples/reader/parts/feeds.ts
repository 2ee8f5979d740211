const FORMATS = [
  { name: 'RSS', file: 'rss.xml', type: 'application/rss+xml' },
  { name: 'Atom', file: 'atom.xml', type: 'application/atom+xml' },
  { name: 'JSON Feed', file: 'feed.json', type: 'application/feed+json' },
];

/** The feeds of a language, or of a section in it; proxy.ts has the newsroom answer them. */
export const feedsOf = (
  locale: string,
  section?: { slug: string }
): { name: string; href: string; type: string }[] => {
  const query = new URLSearchParams({ locale, ...(section ? { section: section.slug } : {}) });
  return FORMATS.map(({ name, file, type }) => ({ name, type, href: `/feeds/${file}?${query}` }));
};
