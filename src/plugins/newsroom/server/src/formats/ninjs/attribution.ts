import { transliterate } from 'transliteration';
import { publicMediaUrl } from '../../text/link-url';
import type { ImportedByline, ImportedSource, SourceKind } from './imported-story';
import type { NinjsConcept, NinjsItem } from './schema';
import { line, plainRole } from './select';

const SOURCE_KINDS: readonly SourceKind[] = ['wire', 'agency', 'broadcaster', 'partner', 'own'];

/** As long as a source's code may be. */
const MAX_CODE = 40;

/** Longer than any name; what is longer is not searched. */
const LONGEST_CREDIT = 300;

const hostOf = (uri: string | undefined): string | null => {
  const url = publicMediaUrl(uri);
  if (url === null || url.startsWith('/')) return null;
  return new URL(url).hostname.replace(/^www\./, '');
};

/** `Agence France-Presse` → `AGENCE-FRANCE-PRESSE`, `新華社` → `XIN-HUA-SHE`; '' for `🔥`. */
export function sourceCode(name: string): string {
  return transliterate(name.slice(0, LONGEST_CREDIT))
    .toUpperCase()
    .replace(/[^A-Z\d]+/g, '-')
    .slice(0, MAX_CODE)
    .replace(/^-+|-+$/g, '');
}

/** The source that a concept names; none when its names have no letter. */
export function toSource(
  concept: Pick<NinjsConcept, 'name' | 'uri' | 'literal' | 'role'>
): ImportedSource[] {
  const host = hostOf(concept.uri);
  const name = line(concept.name) ?? line(concept.literal) ?? host;
  if (name === null) return [];
  const code = sourceCode(name) || sourceCode(concept.literal ?? '') || sourceCode(host ?? '');
  const kind = SOURCE_KINDS.find((known) => known === plainRole(concept.role)) ?? null;
  return code === ''
    ? []
    : [{ code, name, kind, url: host === null ? null : publicMediaUrl(concept.uri) }];
}

/**
 * Who the story is from, in the item's order, each once. Without infoSources it is the holder of
 * the copyright, whom agencies name there (dpa does); `by` is never guessed at.
 */
export function selectSources(item: NinjsItem): ImportedSource[] {
  const named = (item.infosources ?? []).flatMap(toSource);
  const sources = named.length > 0 ? named : toSource({ name: item.copyrightholder });
  return sources.filter((source, i) => sources.findIndex((s) => s.code === source.code) === i);
}

/** The word before an author's name, by language. Only before a capital: not in "Von der Leyen". */
const PREFIXES: Readonly<Record<string, RegExp>> = {
  de: /^(?:[Vv]on|VON):?\s+(?=\p{Lu})/u,
  fr: /^(?:[Pp]ar|PAR):?\s+(?=\p{Lu})/u,
  es: /^(?:[Pp]or|POR):?\s+(?=\p{Lu})/u,
  pt: /^(?:[Pp]or|POR):?\s+(?=\p{Lu})/u,
  nl: /^(?:[Dd]oor|DOOR):?\s+(?=\p{Lu})/u,
  id: /^(?:[Oo]leh|OLEH):?\s+(?=\p{Lu})/u,
  ms: /^(?:[Oo]leh|OLEH):?\s+(?=\p{Lu})/u,
  sv: /^(?:[Aa]v|AV):?\s+(?=\p{Lu})/u,
  nb: /^(?:[Aa]v|AV):?\s+(?=\p{Lu})/u,
  da: /^(?:[Aa]f|AF):?\s+(?=\p{Lu})/u,
  ar: /^بقلم\s*:?\s+/u,
};

/** `Name, dpa`, `Name (dpa)`, `Name / dpa`, `Name - dpa`. */
const AGENCY_TAIL = /^(.+)(?:\s*[,/|(]|\s[-–—])\s*([^,/|()]+)\)?$/u;

const ENGLISH_PREFIX = /^by:?\s+/i;

/**
 * The author's name in a credit line: without the "By" of its language and without a trailing
 * agency that is one of the story's sources. Anything less certain is kept as it is, so "A and B"
 * stays one byline.
 */
export function bylineName(
  credit: string,
  language: string | null,
  agencies: readonly string[]
): string {
  const prefix = PREFIXES[language?.split('-')[0] ?? ''];
  let name = credit.replace(ENGLISH_PREFIX, '');
  if (prefix) name = name.replace(prefix, '');
  const tail = name.length > LONGEST_CREDIT ? null : AGENCY_TAIL.exec(name);
  const agency = tail?.[2]?.trim().toLowerCase();
  const isAgency = agencies.some((known) => known.toLowerCase() === agency);
  return (isAgency && tail?.[1]?.trimEnd()) || name;
}

/** The authors: `bylines`, else `by` (1.x: `byline`), else people related as author or creator. */
export function selectBylines(
  item: NinjsItem,
  sources: readonly ImportedSource[]
): ImportedByline[] {
  const agencies = [...sources.flatMap((s) => [s.name, s.code]), item.copyrightholder ?? ''];
  const toByline = (credit: string | undefined, role?: string, uri?: string): ImportedByline[] => {
    const words = line(credit);
    if (words === null) return [];
    const name = bylineName(words, item.language ?? null, agencies);
    return [{ name, role: line(role), url: hostOf(uri) === null ? null : publicMediaUrl(uri) }];
  };
  const listed = (item.bylines ?? []).flatMap((entry) =>
    typeof entry === 'string'
      ? toByline(entry)
      : toByline(entry.name ?? entry.value, entry.role, entry.url ?? entry.uri)
  );
  if (listed.length > 0) return listed;
  const credited = toByline(item.by ?? item.byline);
  if (credited.length > 0) return credited;
  return (item.people ?? [])
    .filter((person) => ['author', 'creator'].includes(plainRole(person.rel)))
    .flatMap((person) => toByline(person.name, undefined, person.uri));
}
