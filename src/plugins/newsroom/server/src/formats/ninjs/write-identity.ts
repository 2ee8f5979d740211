import type { PartnerStory } from '../../contracts/ninjs';
import { WIRE_TEXTS } from '../../contracts/wire';
import { contentDigest } from '../../text/content-digest';
import { toUri } from '../../text/to-uri';

/** A story of our own, in one language, for as long as it exists and whatever its address. */
export const articleUri = ({ id, servedLocale }: PartnerStory['article']): string =>
  `urn:newsroom:article:${id}:${servedLocale}`;

/** `20250225084000` of an instant in UTC: it grows, and is read as a number by who compares versions. */
const stamp = (instant: string): string => instant.replace(/\D/g, '').slice(0, 14);

/** Whether its texts are, word for word, those that came over the wire. */
const isAsItCame = ({ article, wire }: PartnerStory): boolean =>
  wire !== null && wire.digest === contentDigest({ ...article }, WIRE_TEXTS);

export interface Identity {
  uri: string;
  version?: string;
  firstCreated: string;
  versionCreated: string;
}

/**
 * What a partner knows the item by. A story that came over the wire keeps the uri it came with, and its
 * version while its texts are as they came: whoever has the agency's item too knows it for the same.
 * Once they were edited here it is another version, newer than the one it was made from and older than
 * the agency's next: `2` becomes `2.20250225084000`, by the last change that readers noticed. A story of
 * our own has that instant as its version.
 */
export const writeIdentity = (story: PartnerStory): Identity => {
  const { article, wire } = story;
  const { firstPublishedAt, updatedAt } = article;
  const isUnchanged = isAsItCame(story);
  const edited = [...(wire?.version ? [wire.version] : []), stamp(updatedAt)].join('.');
  const version = isUnchanged ? wire?.version : edited;
  return {
    uri: (wire && toUri(wire.uri)) ?? articleUri(article),
    ...(version ? { version } : {}),
    firstCreated: wire?.firstCreated ?? firstPublishedAt,
    versionCreated: (isUnchanged ? wire?.versionCreated : null) ?? updatedAt,
  };
};
