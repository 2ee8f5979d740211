import type { PartnerStory } from '../../contracts/ninjs';
import type { WireConcept } from '../../contracts/wire';
import { joinList } from '../../text/list';
import { isSameContent } from '../../text/same-content';
import { toUri } from '../../text/to-uri';
import { toSource } from './attribution';
import { plainRole } from './select';
import { findSection, nameOf, sectionKey, selectKind } from './topics';

/** In the schemas a concept's uri is one; what is none stands where they have text. */
const asItCame = ({ uri, ...concept }: WireConcept): WireConcept => {
  const written = uri === undefined ? null : toUri(uri);
  if (written !== null) return { ...concept, uri: written };
  return uri === undefined ? concept : { literal: uri, ...concept };
};

/** Only what the schema knows of this kind of concept. */
const only = (
  concepts: readonly WireConcept[],
  names: readonly (keyof WireConcept)[]
): WireConcept[] =>
  concepts
    .map(asItCame)
    .map(
      (concept) =>
        Object.fromEntries(
          names.flatMap((name) => (concept[name] === undefined ? [] : [[name, concept[name]]]))
        ) as WireConcept
    )
    .filter((concept) => Object.keys(concept).length > 0);

const RELATED = ['name', 'rel', 'uri', 'literal'] as const;

type Section = NonNullable<PartnerStory['article']['section']>;

const isSameSection = (subject: WireConcept, { name, slug }: Section): boolean =>
  sectionKey(subject) === slug || nameOf(subject)?.toLowerCase() === name.toLowerCase();

/**
 * The section and the topics. Those that came over the wire come out as they came, but for what an
 * editor has taken away since; what an editor has added stands with them.
 */
export const writeSubjects = ({
  article: { section, tags },
  wire,
}: PartnerStory): WireConcept[] => {
  const isTag = new Set(tags.map((tag) => tag.toLowerCase()));
  const came = wire?.subjects ?? [];
  const cameSection = findSection(came);
  const kept = came.filter((subject) => {
    if (subject === cameSection) return section !== null && isSameSection(subject, section);
    const name = nameOf(subject);
    return name === null || isTag.has(name.toLowerCase());
  });
  const hasSection = cameSection !== undefined && kept.includes(cameSection);
  const named = new Set(kept.map((subject) => nameOf(subject)?.toLowerCase()));
  const inFront =
    section && !hasSection
      ? [{ name: section.name, uri: `urn:newsroom:section:${section.slug}` }]
      : [];
  const added = tags
    .filter((tag) => !named.has(tag.toLowerCase()))
    .map((name) => ({ name, rel: 'about' }));
  return only([...inFront, ...kept, ...added], [...RELATED, 'creator', 'relevance', 'confidence']);
};

/** The sources that the story has now, in the words of the wire where it named them. */
export const writeInfoSources = ({ article, wire }: PartnerStory): WireConcept[] => {
  const came = new Map(
    (wire?.infoSources ?? []).flatMap((concept) =>
      toSource(concept).map(({ code }) => [code, concept] as const)
    )
  );
  const sources = article.sources.map(
    ({ code, name, kind, url }): WireConcept =>
      came.get(code) ?? { name, role: kind, ...(url ? { uri: url } : {}), literal: code }
  );
  return only(sources, ['name', 'role', 'uri', 'literal']);
};

const isAuthor = ({ rel }: WireConcept): boolean => ['author', 'creator'].includes(plainRole(rel));

/** Who wrote it: the credit line as it came while the names in it are still the story's, else the names. */
export const writeCredit = ({
  article,
  wire,
}: PartnerStory): { by: string | null; people: WireConcept[] } => {
  const { bylines, servedLocale } = article;
  const people = wire?.people ?? [];
  if (wire && isSameContent(bylines, wire.bylines)) {
    const isNamed = wire.by !== null || people.some(isAuthor) || bylines.length === 0;
    const names = bylines.map(({ name }) => name);
    return { by: isNamed ? wire.by : joinList(names, servedLocale), people: only(people, RELATED) };
  }
  const authors = bylines.map(({ name, url }) => ({
    name,
    rel: 'author',
    ...(url ? { uri: url } : {}),
  }));
  const others = people.filter((person) => !isAuthor(person));
  const names = bylines.map(({ name }) => name);
  return {
    by: names.length === 0 ? null : joinList(names, servedLocale),
    people: only([...authors, ...others], RELATED),
  };
};

/** What kind of story it is: as it came, unless an editor has made it another one. News has no genre. */
export const writeGenres = ({ article: { kind }, wire }: PartnerStory): WireConcept[] => {
  const came = wire?.genres ?? [];
  if (wire && selectKind({ genres: came, type: wire.type ?? undefined }) === kind) {
    return only(came, ['name', 'uri', 'literal']);
  }
  return kind === 'news' ? [] : [{ name: kind }];
};

/** Whom, where and what else the wire said that the story is about: no editor's field holds these. */
export const writeMentioned = ({ wire }: PartnerStory): Record<string, WireConcept[]> =>
  wire === null
    ? {}
    : {
        organisations: only(wire.organisations, RELATED),
        places: only(wire.places, RELATED),
        objects: only(wire.objects, RELATED),
        events: only(wire.events, RELATED),
      };
