import { WIRE_TEXTS, type WireConcept, type WireFacts } from '../../contracts/wire';
import { contentDigest } from '../../text/content-digest';
import { mapTexts, storableText } from '../../text/map-texts';
import { foldItem } from './fold-item';
import type { ImportedStory } from './imported-story';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const percent = (value: unknown): number | null =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100 ? Number(value) : null;

/** An object of those values that are there. */
const present = <Value>(entries: Record<string, Value | null>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, Value] => entry[1] !== null)
  );

const toConcept = (value: unknown): WireConcept[] => {
  if (!isFields(value)) return [];
  const concept = {
    ...present({
      name: text(value.name),
      uri: text(value.uri),
      literal: text(value.literal),
      rel: text(value.rel),
      role: text(value.role),
      creator: text(value.creator),
    }),
    ...present({ relevance: percent(value.relevance), confidence: percent(value.confidence) }),
  };
  return Object.keys(concept).length === 0 ? [] : [concept];
};

/** Under either of two names: ninjs 1.x has the singular. */
const concepts = (item: Fields, plural: string, singular: string): WireConcept[] => {
  const found = item[plural] ?? item[singular];
  return Array.isArray(found) ? found.flatMap(toConcept) : [];
};

const altIds = (item: Fields): WireFacts['altIds'] =>
  (Array.isArray(item.altids) ? item.altids : []).flatMap((entry) => {
    if (!isFields(entry)) return [];
    const [role, value] = [text(entry.role), text(entry.value)];
    return value === null ? [] : [{ ...(role === null ? {} : { role }), value }];
  });

/** As the schemas have it: a link, or the licence itself; with both, the link. */
const rightsInfo = ({ rightsinfo: info }: Fields): WireFacts['rights']['info'] => {
  if (!isFields(info)) return null;
  const [langId, linked, encoded] = [info.langid, info.linkedrights, info.encodedrights].map(text);
  if (!linked && !encoded) return null;
  return {
    ...(langId ? { langId } : {}),
    ...(linked ? { linkedRights: linked } : { encodedRights: encoded ?? '' }),
  };
};

const urgency = (value: unknown): number | null =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 9 ? Number(value) : null;

/**
 * What of a wire item has no field in an article and is to leave again with it.
 *
 * @param item as it came, of which `story` was read
 */
export const wireFactsOf = (item: unknown, story: ImportedStory): WireFacts => {
  const folded = foldItem(item);
  const fields: Fields = isFields(folded) ? folded : {};
  const facts: WireFacts = {
    uri: story.wireUri,
    version: story.wireVersion,
    language: story.language,
    type: text(fields.type),
    urgency: urgency(fields.urgency),
    firstCreated: story.firstCreated,
    versionCreated: story.versionCreated,
    subjects: concepts(fields, 'subjects', 'subject'),
    people: concepts(fields, 'people', 'person'),
    organisations: concepts(fields, 'organisations', 'organisation'),
    places: concepts(fields, 'places', 'place'),
    objects: concepts(fields, 'objects', 'object'),
    events: concepts(fields, 'events', 'event'),
    genres: concepts(fields, 'genres', 'genre'),
    infoSources: concepts(fields, 'infosources', 'infosource'),
    altIds: altIds(fields),
    rights: {
      copyrightHolder: text(fields.copyrightholder),
      copyrightNotice: text(fields.copyrightnotice),
      usageTerms: text(fields.usageterms),
      info: rightsInfo(fields),
    },
    by: text(fields.by) ?? text(fields.byline),
    bylines: story.bylines.map((byline) => ({ ...byline })),
    leadImageUri: story.leadImage?.uri ?? null,
    digest: contentDigest({ ...story }, WIRE_TEXTS),
  };
  return mapTexts(facts, storableText) as WireFacts;
};
