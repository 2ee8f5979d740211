import { SaxesParser } from 'saxes';

/** What one `<url>` or `<sitemap>` says; names as `prefix:local` of the protocol's own prefixes. */
export interface SitemapUrl {
  [name: string]: string | Record<string, string>;
  /** Addresses by language, where it has other versions. */
  alternates: Record<string, string>;
}

const PREFIX: Record<string, string> = {
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news:',
  'http://www.w3.org/1999/xhtml': 'xhtml:',
};

/** Reads a sitemap or an index with a strict, namespace-aware parser. @throws Error when it is not well formed */
export const readSitemap = (xml: string): { root: string; urls: SitemapUrl[] } => {
  const parser = new SaxesParser({ xmlns: true });
  const urls: SitemapUrl[] = [];
  let root = '';
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const name = `${PREFIX[uri] ?? `{${uri}}`}${local}`;
    text = '';
    if (root === '') root = name;
    else if (name === 'url' || name === 'sitemap') urls.push({ alternates: {} });
    else if (name === 'xhtml:link') {
      const url = urls.at(-1);
      const language = attributes.hreflang?.value ?? '';
      if (!url || attributes.rel?.value !== 'alternate' || language in url.alternates) {
        throw new Error(`a stray link to ${language}`);
      }
      url.alternates[language] = attributes.href?.value ?? '';
    }
  });
  parser.on('text', (more) => (text += more));
  parser.on('closetag', ({ local, uri }) => {
    const name = `${PREFIX[uri] ?? `{${uri}}`}${local}`;
    const url = urls.at(-1);
    if (url && !['url', 'sitemap', 'xhtml:link', root].includes(name)) url[name] = text;
    text = '';
  });
  parser.write(xml).close();
  return { root, urls };
};
