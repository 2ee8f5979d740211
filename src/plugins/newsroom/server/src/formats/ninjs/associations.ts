import { plainText } from '../../text/block-text';
import { normaliseText } from '../../text/normalise';
import { publicLinkUrl, publicMediaUrl } from '../../text/link-url';
import type { ImportedPicture, ImportedPromo } from './imported-story';
import type { NinjsAssociation, NinjsItem } from './schema';
import {
  line,
  plainRole,
  selectAlt,
  selectBody,
  selectCaption,
  selectDek,
  selectHeadline,
} from './select';

const LEAD_NAMES = /^(?:lead|main|featured?|hero|cover|header|top)(?:image|picture|photo|media)?$/;
const SIDE_NAMES = /^(?:logo|icon|thumbnail|avatar|map)/;

const altId = (association: NinjsAssociation, roles: readonly string[]): string | null =>
  line(association.altids?.find((id) => roles.includes(plainRole(id.role)))?.value);

const CTA_LABELS = ['ctalabel', 'cta', 'calltoaction'];
const CTA_URLS = ['ctaurl', 'ctalink', 'url'];

const isPromo = (association: NinjsAssociation): boolean =>
  /^(?:related)?promo/.test(plainRole(association.name)) ||
  plainRole(association.rel) === 'promo' ||
  (association.type === 'text' && altId(association, CTA_LABELS) !== null);

const isPicture = (association: NinjsAssociation): boolean =>
  association.type === 'picture' && !SIDE_NAMES.test(plainRole(association.name));

const isLead = (association: NinjsAssociation): boolean =>
  ['picture', 'graphic', undefined].includes(association.type) &&
  LEAD_NAMES.test(plainRole(association.name));

/** The picture that is called the lead, else the first that is no logo. */
function findLead(associations: readonly NinjsAssociation[]): NinjsAssociation | undefined {
  return associations.find(isLead) ?? associations.find(isPicture);
}

function toPicture(association: NinjsAssociation): ImportedPicture {
  const renditions = (association.renditions ?? []).filter(
    ({ href, contenttype = 'image/' }) =>
      publicMediaUrl(href) !== null && contenttype.startsWith('image/')
  );
  const widest = renditions.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0];
  const by = line(association.by ?? association.byline);
  const holder = line(association.copyrightholder) ?? line(association.copyrightnotice);
  return {
    uri: normaliseText(association.uri ?? '') || null,
    href: publicMediaUrl(widest?.href),
    alt: selectAlt(association),
    caption: selectCaption(association),
    credit: [...new Set([by, holder])].filter((name) => name !== null).join(' / ') || null,
  };
}

function toPromo(association: NinjsAssociation): ImportedPromo | null {
  const title = selectHeadline(association).value;
  if (title === null) return null;
  const href = association.renditions?.find((rendition) => publicMediaUrl(rendition.href))?.href;
  return {
    key: normaliseText(association.uri ?? '') || null,
    title,
    text: selectDek(association) ?? (normaliseText(plainText(selectBody(association))) || null),
    ctaLabel: altId(association, CTA_LABELS),
    url:
      publicLinkUrl(altId(association, CTA_URLS)) ??
      publicMediaUrl(href) ??
      publicMediaUrl(association.uri),
  };
}

export interface Associated {
  readonly leadImage: ImportedPicture | null;
  readonly promos: readonly ImportedPromo[];
  /** What was left out, and why. */
  readonly warnings: readonly string[];
}

/** Sorts an item's associations into the lead picture and promos, and says what is left. */
export function selectAssociated({ associations = [] }: NinjsItem): Associated {
  const lead = findLead(associations.filter((association) => !isPromo(association)));
  const promos: ImportedPromo[] = [];
  const warnings: string[] = [];
  associations.forEach((association, index) => {
    if (association === lead) return;
    const at = `associations[${index}]`;
    if (isPromo(association)) {
      const promo = toPromo(association);
      if (promo) promos.push(promo);
      else warnings.push(`${at}: left out: a promo needs a headline`);
    } else {
      const what = [association.type, association.name]
        .filter((word) => word !== undefined)
        .join(' ');
      warnings.push(
        `${at}: left out: ${line(what) ?? 'untyped'} is neither lead picture nor promo`
      );
    }
  });
  return { leadImage: lead ? toPicture(lead) : null, promos, warnings };
}
