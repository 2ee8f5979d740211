import type { ImportedSection, StoryKind } from './imported-story';
import type { NinjsConcept, NinjsItem } from './schema';
import { line, plainRole, selectKeywords } from './select';

const SECTION_URN = /^urn:newsroom:section:(.+)$/i;
const SECTION_RELS = ['section', 'department', 'category', 'ressort', 'rubric'];

type Subject = Pick<NinjsConcept, 'name' | 'uri' | 'literal' | 'rel'>;

/** One line, normalised, as a tag is. */
export const nameOf = (concept: Subject): string | null =>
  line(concept.name) ?? line(concept.literal);

/** The subject that is the section. */
export function findSection<Concept extends Subject>(
  subjects: readonly Concept[]
): Concept | undefined {
  return (
    subjects.find((subject) => SECTION_URN.test(subject.uri ?? '')) ??
    subjects.find(
      (subject) => SECTION_RELS.includes(plainRole(subject.rel)) && nameOf(subject) !== null
    )
  );
}

/** `world` of `urn:newsroom:section:world`. */
export const sectionKey = (subject: Subject | undefined): string | null =>
  line(SECTION_URN.exec(subject?.uri ?? '')?.[1]);

/**
 * The section and the tags. A subject is the section if its uri says so (`urn:newsroom:section:…`)
 * or its relation does (`rel: section`); all other subjects are topics and become tags, with the
 * keywords, each once whatever its case. So an item with thirteen subjects makes no section at all.
 */
export function selectTopics(item: NinjsItem): { section: ImportedSection | null; tags: string[] } {
  const { subjects = [] } = item;
  const found = findSection(subjects);
  const key = sectionKey(found);
  const name = found ? (nameOf(found) ?? key) : null;
  const tags = new Map<string, string>();
  const others = subjects.filter((subject) => subject !== found).map(nameOf);
  for (const tag of [...others, ...selectKeywords(item).map(line)]) {
    if (tag !== null && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return { section: name === null ? null : { key, name }, tags: [...tags.values()] };
}

/** Genres of the IPTC's list (cv.iptc.org/newscodes/genre) and their common names. */
const KIND_OF_GENRE: Readonly<Record<string, StoryKind>> = {
  analysis: 'analysis',
  opinion: 'opinion',
  commentary: 'opinion',
  column: 'opinion',
  editorial: 'opinion',
  oped: 'opinion',
  letterstotheeditor: 'opinion',
  feature: 'feature',
  interview: 'feature',
  profile: 'feature',
  background: 'explainer',
  backgrounder: 'explainer',
  explainer: 'explainer',
  live: 'live',
  liveblog: 'live',
  livecoverage: 'live',
  video: 'video',
  gallery: 'gallery',
  photogallery: 'gallery',
};

/** The kind that a genre names, by its name or the end of its uri; else by type; else news. */
export function selectKind({ genres = [], type }: Pick<NinjsItem, 'genres' | 'type'>): StoryKind {
  const words = genres.flatMap((genre) => [
    genre.name,
    genre.literal,
    genre.uri?.split(/[/:#]/).at(-1),
  ]);
  const known = words.map(plainRole).find((word) => Object.hasOwn(KIND_OF_GENRE, word));
  if (known !== undefined) return KIND_OF_GENRE[known] ?? 'news';
  return type === 'video' ? 'video' : 'news';
}
