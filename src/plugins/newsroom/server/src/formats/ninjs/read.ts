import { selectAssociated } from './associations';
import { selectBylines, selectSources } from './attribution';
import { fieldPath, foldItem } from './fold-item';
import type { ImportedStory } from './imported-story';
import { itemSchema, type NinjsItem } from './schema';
import { line, selectBody, selectDek, selectHeadline, selectShortHeadline } from './select';
import { selectKind, selectTopics } from './topics';

export type { ImportedStory } from './imported-story';

export interface NinjsReason {
  /** As the sender spelt it: `headlines[0].value`; `item` for the whole. */
  readonly field: string;
  readonly message: string;
}

export type NinjsReading =
  | { readonly ok: true; readonly story: ImportedStory; readonly warnings: string[] }
  | { readonly ok: false; readonly reasons: NinjsReason[] };

/**
 * Reads an IPTC ninjs item: 2.x and 3.x, told apart by nothing but how they spell their fields (the
 * version is often left out), and the flat fields of 1.x. Fields that we do not know are let be.
 *
 * @param item parsed JSON, whatever it is
 * @returns the story with what was left out as warnings, or every reason why it cannot be read:
 *   a missing uri or headline, a field of the wrong type, an instant without offset, an unknown
 *   status, a type that is no story. A withheld or canceled item needs no headline: refusing it
 *   would keep a story up that its agency takes back. Never throws on JSON
 */
export function readNinjs(item: unknown): NinjsReading {
  const parsed = itemSchema.safeParse(foldItem(item));
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(({ path, message }) => ({
      field: fieldPath(item, path) || 'item',
      message,
    }));
    return { ok: false, reasons };
  }
  const pubStatus = parsed.data.pubstatus ?? 'usable';
  const headline = selectHeadline(parsed.data);
  if (headline.value === null && pubStatus === 'usable') {
    const field = fieldPath(item, headline.field);
    return { ok: false, reasons: [{ field, message: 'must hold a headline' }] };
  }
  const story = toStory(parsed.data, headline.value ?? '');
  const { warnings } = selectAssociated(parsed.data);
  return { ok: true, story, warnings: [...findGaps(story), ...warnings] };
}

function toStory(item: NinjsItem, headline: string): ImportedStory {
  const sources = selectSources(item);
  const { leadImage, promos } = selectAssociated(item);
  return {
    wireUri: item.uri,
    wireVersion: item.version ?? null,
    altIds: (item.altids ?? []).flatMap(({ role, value }) => {
      const id = line(value);
      return id === null ? [] : [{ role: line(role), value: id }];
    }),
    pubStatus: item.pubstatus ?? 'usable',
    language: item.language ?? null,
    kind: selectKind(item),
    urgency: item.urgency === 1 ? 'breaking' : 'normal',
    headline,
    shortHeadline: selectShortHeadline(item),
    dek: selectDek(item),
    body: selectBody(item),
    ...selectTopics(item),
    sources,
    bylines: selectBylines(item, sources),
    dateline: line(item.located),
    leadImage,
    promos,
    firstCreated: item.firstcreated ?? null,
    versionCreated: item.versioncreated ?? null,
    embargoUntil: item.embargoeduntil ?? null,
    expiresAt: item.expires ?? null,
    rights: {
      holder: line(item.copyrightholder),
      notice: line(item.copyrightnotice),
      usageTerms: line(item.usageterms),
    },
    editorNote: line(item.ednote),
  };
}

/** What an editor will have to add by hand. */
function findGaps(story: ImportedStory): string[] {
  return [
    ...(story.language === null ? ['language: not given'] : []),
    ...(story.body.length === 0 ? ['bodies: no text found'] : []),
    ...(story.section === null ? ['subjects: none is a section'] : []),
    ...(story.sources.length === 0 ? ['infoSources: no source found'] : []),
  ];
}
