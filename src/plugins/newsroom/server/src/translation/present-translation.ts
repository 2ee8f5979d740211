import type { BoardEntryDocument, TranslationDocument } from '../contracts/editorial-translations';
import { ARTICLE } from '../constants';
import { RELATION_FIELDS } from '../relations/fields';
import { NO_SECTION } from './board';
import type { BoardEntry } from './board-pages';
import type { BoardState } from './decide-cells';
import type { CurrentDraft } from './source-revisions';
import type { TranslationView } from './translation-reader';

type Shown = Exclude<BoardState, 'source'>;

/** The source's own cell is on no page. */
const shown = (state: BoardState): Shown => (state === 'source' ? 'current' : state);

const presentSide = (
  locale: string,
  draft: CurrentDraft & { publishedRevision: number | null }
): TranslationDocument['source'] => ({
  locale,
  revision: draft.revision,
  publishedRevision: draft.publishedRevision,
  updatedAt: draft.updatedAt.toISOString(),
});

const idsOf = (draft: CurrentDraft, field: string): string[] =>
  [draft.state[field] ?? []].flat().map(String);

export const presentTranslation = (view: TranslationView): TranslationDocument => {
  const { state, cell, source, target, body, fields, others } = view;
  const { confirmedAt, confirmedBy } = state;
  return {
    id: state.documentId,
    locale: state.locale,
    state: cell === null ? null : shown(cell.state),
    isOutdated: cell?.isOutdated ?? false,
    progress: state.progress,
    assignee: state.assignee,
    madeFrom: state.sourceRevision,
    waived: state.waived,
    confirmed: confirmedAt && { at: confirmedAt.toISOString(), by: confirmedBy ?? '' },
    source: presentSide(state.sourceLocale, source),
    target: presentSide(state.locale, target),
    fields,
    body: body.map((pair) => ({
      ...pair,
      source: pair.source && { ...pair.source },
      target: pair.target && { ...pair.target },
    })),
    others,
    changedForReaders: view.changedForReaders,
    relations: RELATION_FIELDS[ARTICLE].map(({ field }) => ({
      field,
      source: idsOf(source, field),
      target: idsOf(target, field),
    })),
    corrections: view.owed.map(({ id, kind, origin, languages }) => ({
      id,
      kind,
      locale: origin,
      text: languages.find(({ locale }) => locale === origin)?.text ?? '',
    })),
    origins: { ...state.origins },
  };
};

export const presentBoardEntry = (entry: BoardEntry): BoardEntryDocument => ({
  id: entry.documentId,
  type: entry.entity,
  locale: entry.locale,
  state: shown(entry.state),
  isOutdated: entry.isOutdated,
  title: entry.title,
  source: { locale: entry.sourceLocale, title: entry.sourceTitle },
  section: entry.entity === 'article' && entry.shelf !== NO_SECTION ? entry.shelf : null,
  urgency: entry.urgency,
  assignee: entry.assignee,
  changedAt: new Date(entry.changedMs).toISOString(),
});
