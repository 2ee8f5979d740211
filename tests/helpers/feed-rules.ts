import { childOf, childrenOf, everyElement, parseXml, type Element } from './xml';

/**
 * The rules of the W3C feed validator (validator.w3.org/feed/docs) that our feeds could break, as far as
 * they are errors. What it only warns of stands in docs/feeds.md.
 */
export const ATOM = '{http://www.w3.org/2005/Atom}';
export const CONTENT = '{http://purl.org/rss/1.0/modules/content/}';
export const DC = '{http://purl.org/dc/elements/1.1/}';
export const MEDIA = '{http://search.yahoo.com/mrss/}';

const RFC_822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/;

const isWebUrl = (text: string): boolean => {
  try {
    return /^https?:$/.test(new URL(text).protocol) && !/\s/.test(text);
  } catch {
    return false;
  }
};

const isIri = (text: string): boolean =>
  /^(urn:[a-z\d][a-z\d-]{1,31}:\S+|https?:\/\/\S+)$/i.test(text);

/** What is wrong with a part of a feed, in words. */
type Found = (string | false)[];

const attribute = ({ attributes }: Element, name: string): string => attributes[name] ?? '';

const textsOf = (element: Element, name: string): string[] =>
  childrenOf(element, name).map(({ text }) => text);

const once = (element: Element, name: string): Found => {
  const count = childrenOf(element, name).length;
  return [count !== 1 && `${element.name} has ${count} ${name}`];
};

const atMostOnce = (element: Element, ...names: string[]): Found =>
  names.map((name) => childrenOf(element, name).length > 1 && `${element.name} has many ${name}`);

const repeated = (what: string, values: readonly string[]): Found => [
  new Set(values).size < values.length && `${what} twice`,
];

const relativeIn = (html: string): Found =>
  [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(
    ([, url = '']) => !/^(https?:|mailto:|tel:)/.test(url) && `relative address ${url} in HTML`
  );

const unsafeIn = (html: string): Found => [
  /<(script|iframe|object|embed|style)\b/i.test(html) && 'active content in HTML',
  /\s(on\w+|style|data-[\w-]+)=/i.test(html) && 'attribute in HTML that readers strip',
];

const mediaRules = (item: Element): Found =>
  childrenOf(item, `${MEDIA}group`).flatMap((group) => {
    const contents = childrenOf(group, `${MEDIA}content`);
    return [
      contents.length === 0 && 'media:group without media:content',
      ...repeated(
        'media:content',
        contents.map((content) => attribute(content, 'url'))
      ),
      ...contents.flatMap((content): Found => {
        const { url = '', type, medium, width, height } = content.attributes;
        return [
          !isWebUrl(url) && `media:content url ${url}`,
          type !== undefined && !/^[\w.+-]+\/[\w.+-]+$/.test(type) && `media:content type ${type}`,
          medium !== 'image' && `media:content medium ${medium ?? ''}`,
          ...[width, height].map(
            (size) => size !== undefined && !/^[1-9]\d*$/.test(size) && `media:content size ${size}`
          ),
        ];
      }),
      ...['title', 'description', 'credit'].flatMap((name) => atMostOnce(group, MEDIA + name)),
    ];
  });

const blank = (element: Element): Found =>
  everyElement(element).map(
    ({ name, text, children, attributes }) =>
      children.length === 0 &&
      Object.keys(attributes).length === 0 &&
      text.trim() === '' &&
      `${name} is blank`
  );

const rssItem = (item: Element): Found => {
  const names = item.children.map(({ name }) => name);
  const order = names.indexOf('description') > names.indexOf(`${CONTENT}encoded`);
  const html = textsOf(item, `${CONTENT}encoded`).join('');
  return [
    ...['title', 'link', 'guid', 'pubDate'].flatMap((name) => once(item, name)),
    ...atMostOnce(item, 'description', 'author', 'enclosure', `${CONTENT}encoded`),
    ...textsOf(item, 'link').map((url) => !isWebUrl(url) && `link ${url}`),
    ...textsOf(item, 'pubDate').map((date) => !RFC_822.test(date) && `pubDate ${date}`),
    ...childrenOf(item, 'guid').map(
      (guid) => attribute(guid, 'isPermaLink') !== 'false' && !isWebUrl(guid.text) && 'guid'
    ),
    html !== '' && order && 'description behind content:encoded',
    ...relativeIn(html),
    ...unsafeIn(html),
    ...mediaRules(item),
  ];
};

const complaints = (found: Found): string[] => found.filter((one): one is string => one !== false);

/** What the validator would call an error in an RSS 2.0 feed that was asked for under `feedUrl`. */
export const rssErrors = (xml: string, feedUrl: string): string[] => {
  const rss = parseXml(xml);
  const channel = childOf(rss, 'channel');
  const items = childrenOf(channel, 'item');
  const self = childrenOf(channel, `${ATOM}link`).filter(
    ({ attributes }) => attributes.rel === 'self'
  );
  return complaints([
    (rss.name !== 'rss' || attribute(rss, 'version') !== '2.0') && 'not RSS 2.0',
    ...['title', 'link', 'description', 'language'].flatMap((name) => once(channel, name)),
    ...atMostOnce(channel, 'lastBuildDate', 'image'),
    ...textsOf(channel, 'link').map((url) => !isWebUrl(url) && `link ${url}`),
    ...textsOf(channel, 'language').map((tag) => !LANGUAGE.test(tag) && `language ${tag}`),
    ...textsOf(channel, 'lastBuildDate').map((date) => !RFC_822.test(date) && `date ${date}`),
    (self.length !== 1 || self[0]?.attributes.href !== feedUrl) && 'self link is another',
    ...repeated(
      'guid',
      items.flatMap((item) => textsOf(item, 'guid'))
    ),
    ...items.flatMap(rssItem),
    ...blank(rss),
  ]);
};

const atomEntry = (entry: Element): Found => {
  const links = childrenOf(entry, `${ATOM}link`);
  const contents = childrenOf(entry, `${ATOM}content`);
  return [
    ...['id', 'title', 'updated'].flatMap((name) => once(entry, ATOM + name)),
    ...atMostOnce(entry, `${ATOM}content`, `${ATOM}summary`, `${ATOM}published`),
    ...['updated', 'published'].flatMap((name) =>
      textsOf(entry, ATOM + name).map((date) => !RFC_3339.test(date) && `${name} ${date}`)
    ),
    ...textsOf(entry, `${ATOM}id`).map((id) => !isIri(id) && `id ${id}`),
    links.every(({ attributes }) => attributes.rel !== 'alternate') &&
      contents.length === 0 &&
      'neither content nor alternate',
    ...repeated(
      'alternate',
      links.map(
        ({ attributes: { rel = '', type = '', hreflang = '' } }) => `${rel} ${type} ${hreflang}`
      )
    ),
    ...links.map(({ attributes: { href = '' } }) => !isWebUrl(href) && `link ${href}`),
    ...childrenOf(entry, `${ATOM}category`).map((term) => attribute(term, 'term') === '' && 'term'),
    ...contents.flatMap(({ text }) => [...relativeIn(text), ...unsafeIn(text)]),
    ...mediaRules(entry),
  ];
};

/** The same for an Atom 1.0 feed. */
export const atomErrors = (xml: string, feedUrl: string): string[] => {
  const feed = parseXml(xml);
  const entries = childrenOf(feed, `${ATOM}entry`);
  const links = childrenOf(feed, `${ATOM}link`);
  const self = links.filter(({ attributes }) => attributes.rel === 'self');
  const authors = childrenOf(feed, `${ATOM}author`);
  return complaints([
    feed.name !== `${ATOM}feed` && 'not Atom',
    ...['id', 'title', 'updated'].flatMap((name) => once(feed, ATOM + name)),
    ...textsOf(feed, `${ATOM}updated`).map((date) => !RFC_3339.test(date) && `updated ${date}`),
    ...textsOf(feed, `${ATOM}id`).map((id) => !isIri(id) && `id ${id}`),
    (self.length !== 1 || self[0]?.attributes.href !== feedUrl) && 'self link is another',
    ...links.map(({ attributes: { href = '' } }) => !isWebUrl(href) && `link ${href}`),
    ...[feed, ...entries].map(
      (element) =>
        element.attributes['xml:lang'] !== undefined &&
        !LANGUAGE.test(element.attributes['xml:lang']) &&
        'xml:lang'
    ),
    entries.some((entry) => childrenOf(entry, `${ATOM}author`).length === 0) &&
      authors.length === 0 &&
      'no author',
    ...[...authors, ...entries.flatMap((entry) => childrenOf(entry, `${ATOM}author`))].flatMap(
      (author) => [
        ...once(author, `${ATOM}name`),
        ...textsOf(author, `${ATOM}uri`).map((uri) => !isIri(uri) && `author ${uri}`),
      ]
    ),
    ...repeated(
      'id',
      [feed, ...entries].flatMap((element) => textsOf(element, `${ATOM}id`))
    ),
    ...entries.flatMap(atomEntry),
    ...blank(feed),
  ]);
};

/** What jsonfeed.org/version/1.1 requires. */
export const jsonFeedErrors = (text: string, feedUrl: string): string[] => {
  const feed = JSON.parse(text);
  const items: Record<string, unknown>[] = feed.items;
  const dates = items.flatMap((item) => [item.date_published, item.date_modified]);
  return complaints([
    feed.version !== 'https://jsonfeed.org/version/1.1' && 'version',
    (typeof feed.title !== 'string' || feed.title === '') && 'title',
    feed.feed_url !== feedUrl && 'feed_url is another',
    !LANGUAGE.test(feed.language) && 'language',
    ...repeated(
      'id',
      items.map(({ id }) => String(id))
    ),
    ...dates.map((date) => !RFC_3339.test(String(date)) && `date ${String(date)}`),
    ...items.flatMap((item): Found => [
      typeof item.content_html !== 'string' && 'content_html',
      !isWebUrl(String(item.url)) && `url ${String(item.url)}`,
      item.image !== undefined && !isWebUrl(String(item.image)) && 'image',
      ...relativeIn(String(item.content_html)),
    ]),
    /[\uD800-\uDFFF]/u.test(text) && 'lone surrogate',
    /\\ud[89a-f]/i.test(text) && 'lone surrogate, escaped',
  ]);
};
