import type { IOptions } from 'sanitize-html';
import type { HeadingBlock, TextMark } from './blocks';

/** Elements that set text, and the mark of Strapi's blocks that says the same. */
export const MARK_OF: Readonly<Record<string, TextMark>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  del: 'strikethrough',
  strike: 'strikethrough',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

/** The headline is the page's only first-level heading, so a body begins at the second. */
export const LEVEL_OF: Readonly<Record<string, HeadingBlock['level']>> = {
  h1: 2,
  h2: 2,
  h3: 3,
  h4: 4,
  h5: 5,
  h6: 6,
};

/** Elements that end the line of text before and after them and mean nothing more to us. */
export const CONTAINERS: ReadonlySet<string> = new Set(
  `address article aside body caption center dd details dialog div dl dt fieldset figcaption figure
  footer form header hgroup hr html legend main nav p section summary table tbody tfoot thead`.split(
    /\s+/
  )
);

/** Something from elsewhere shown in the page, and where its address stands. */
export const EMBED_SOURCES: Readonly<Record<string, readonly string[]>> = {
  iframe: ['src', 'data-src', 'data-lazy-src'],
  embed: ['src'],
  video: ['src'],
  audio: ['src'],
};

/** The attributes in which social networks' embed codes keep the address of the post. */
export const POST_ADDRESSES = [
  'data-instgrm-permalink',
  'data-text-post-permalink',
  'data-embed-url',
  'data-href',
  'cite',
] as const;

/** The classes by which social networks' embed codes are known. */
export const POST_CLASS =
  /(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-(?:embed-bq|card)|text-post-media|fb-(?:post|video)|telegram-post)(?=\s|$)/i;

/**
 * Elements whose content is no text of the story: code, controls, fallbacks. Not svg and math: they
 * are often left open, and the rest of the story would go with them.
 */
const WITHOUT_TEXT =
  `script style textarea option xmp noscript template title select button noembed noframes applet`.split(
    ' '
  );

const STRUCTURE = `a blockquote br h1 h2 h3 h4 h5 h6 img li menu ol pre q source td th tr ul`.split(
  ' '
);

/** What sanitize-html lets through: exactly the elements and attributes that the builder reads. */
export const SANITIZE_OPTIONS: IOptions = {
  allowedTags: [
    ...STRUCTURE,
    ...Object.keys(MARK_OF),
    ...Object.keys(EMBED_SOURCES),
    ...CONTAINERS,
  ],
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'data-src', 'alt', 'title', 'width', 'height'],
    iframe: ['src', 'data-src', 'data-lazy-src', 'title'],
    embed: ['src', 'title'],
    video: ['src', 'title'],
    audio: ['src', 'title'],
    source: ['src'],
    blockquote: ['class', ...POST_ADDRESSES],
    div: ['class', 'data-href'],
    pre: ['class'],
    code: ['class'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: true,
  nonTextTags: WITHOUT_TEXT,
  disallowedTagsMode: 'discard',
};
