import type { NinjsVersion, PartnerStory } from '../../contracts/ninjs';
import { isBlocks } from '../../text/blocks';
import { blocksToHtml, type HtmlOptions } from '../../text/blocks-to-html';
import { mapTexts, storableText } from '../../text/map-texts';
import { toUri } from '../../text/to-uri';
import {
  writeCredit,
  writeGenres,
  writeInfoSources,
  writeMentioned,
  writeSubjects,
} from './write-concepts';
import { writeIdentity } from './write-identity';
import { writePicture } from './write-picture';

/** An IPTC ninjs item: JSON of the schema of its version. */
export type NinjsOutput = Record<string, unknown> & { uri: string };

const TYPES = ['text', 'audio', 'video', 'composite'];

/** Urgency runs from 1 to 9; only 1 is read as breaking news here, and 5 is the middle. */
const writeUrgency = ({ article, wire }: PartnerStory): number => {
  const isBreaking = article.urgency === 'breaking';
  if (wire?.urgency && (wire.urgency === 1) === isBreaking) return wire.urgency;
  return isBreaking ? 1 : 5;
};

const plain = (role: string, value: string) => ({ role, contentType: 'text/plain', value });

const writeTexts = ({ article }: PartnerStory, as: HtmlOptions): Record<string, object[]> => {
  const { headline, shortHeadline, dek, body, readTime } = article;
  const html = isBlocks(body) ? blocksToHtml(body, as) : '';
  const count = readTime.words > 0 ? { wordCount: readTime.words } : {};
  return {
    headlines: [plain('main', headline), ...(shortHeadline ? [plain('short', shortHeadline)] : [])],
    descriptions: dek ? [plain('summary', dek)] : [],
    bodies: html === '' ? [] : [{ role: 'main', contentType: 'text/html', ...count, value: html }],
  };
};

/** Who owns it and what may be done with it: what the wire says holds for whoever has it from us. */
const writeRights = ({ wire }: PartnerStory): Record<string, unknown> => {
  if (!wire) return {};
  const { info, ...said } = wire.rights;
  const linked = info?.linkedRights === undefined ? null : toUri(info.linkedRights);
  const langId = info?.langId === undefined ? null : toUri(info.langId);
  const content = linked
    ? { linkedRights: linked }
    : info?.encodedRights
      ? { encodedRights: info.encodedRights }
      : null;
  return {
    ...said,
    rightsInfo: content && { ...(langId ? { langId } : {}), ...content },
  };
};

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

const withoutEmpty = (item: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => !isEmpty(value)));

/** Keys of 2.x are those of 3.x in lower case (IPTC, "ninjs versions"). */
const inLowerCase = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inLowerCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key.toLowerCase(), inLowerCase(entry)])
  );
};

/**
 * A published story as a ninjs item. What readers see now (headline, dek, body, bylines, dateline,
 * section, tags, sources) is the story's; what no field of it holds is what came over the wire. Other
 * headlines and bodies of the wire item do not come out: nobody here has kept them true.
 *
 * Not in it: promos, which are ours, the sender's note to editors, and contact details.
 *
 * @param base absolute address that root-relative ones of files are relative to
 * @param site address of the public site, for links within the body; empty: they stay as they are
 */
export const writeNinjs = (
  story: PartnerStory,
  { version, base, site = '' }: { version: NinjsVersion; base: string; site?: string }
): NinjsOutput => {
  const { article, wire, expiresAt } = story;
  const { servedLocale, dateline, url } = article;
  const href = url === undefined ? null : toUri(url);
  const item = {
    standard: {
      name: 'ninjs',
      version,
      schema: `https://www.iptc.org/std/ninjs/ninjs-schema_${version}.json`,
    },
    ...writeIdentity(story),
    type: wire?.type && TYPES.includes(wire.type) ? wire.type : 'text',
    representationType: 'full',
    pubStatus: 'usable',
    urgency: writeUrgency(story),
    language: wire?.language ?? servedLocale,
    expires: expiresAt,
    ...writeTexts(story, {
      mediaBase: base,
      embeds: false,
      ...(site === '' ? {} : { linkBase: site }),
    }),
    ...writeCredit(story),
    located: dateline,
    subjects: writeSubjects(story),
    infoSources: writeInfoSources(story),
    genres: writeGenres(story),
    ...writeMentioned(story),
    altIds: wire?.altIds,
    ...writeRights(story),
    renditions: href === null ? [] : [{ name: 'web', href, contentType: 'text/html' }],
    associations: writePicture(story, base),
  };
  const written = mapTexts(withoutEmpty(item), storableText);
  return (version === '2.2' ? inLowerCase(written) : written) as NinjsOutput;
};
