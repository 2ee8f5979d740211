import type { Core } from '@strapi/strapi';
import { ARTICLE, RELATED_PROMO, SECTION, SOURCE } from '../constants';
import { inDocumentTransaction } from '../transaction';
import type { ActingService } from './actor';
import { changedFields, type ArticleState } from './article-state';
import type { Draft, DraftReader } from './draft-reader';
import { writableState } from './present-state';
import { notThere } from './refusals';
import type { RevisionKey, RevisionStore } from './revision-store';

/** What a revision related to and is no longer there. */
export interface Missing {
  field: string;
  /** Document id; of a picture, its file id. */
  id: string | number;
}

export interface Restored {
  draft: Draft;
  missing: Missing[];
  /** Fields that say something else in the revision and that a restore leaves alone. */
  kept: string[];
}

/** The address of a story is not what it says: bringing back a text moves no page. */
const KEPT = ['slug'];

const TARGETS: Record<string, string> = {
  section: SECTION,
  sources: SOURCE,
  relatedPromos: RELATED_PROMO,
  relatedArticles: ARTICLE,
};

/** Brings back what an article said in a revision, as a save of its own. */
export const createRestore = ({
  strapi,
  acting,
  drafts,
  store,
}: {
  strapi: Core.Strapi;
  acting: ActingService;
  drafts: DraftReader;
  store: RevisionStore;
}) => {
  /** Which of these are there; articles have to be there in the locale, the others come along. */
  const present = async (field: string, ids: readonly string[], locale: string) => {
    const target = TARGETS[field] ?? ARTICLE;
    const rows: { documentId: string }[] = await strapi.db.query(target).findMany({
      select: ['documentId'],
      where: { documentId: { $in: [...ids] }, ...(target === ARTICLE ? { locale } : {}) },
    });
    return ids.filter((id) => rows.some(({ documentId }) => documentId === id));
  };

  const isFileThere = async (id: unknown): Promise<boolean> =>
    (await strapi.db.query('plugin::upload.file').count({ where: { id } })) > 0;

  const reachable = async (wanted: ArticleState, fields: readonly string[], locale: string) => {
    const data: Record<string, unknown> = {};
    const missing: Missing[] = [];
    for (const field of fields) {
      const value = wanted[field] ?? null;
      if (field in TARGETS) {
        const ids = (value ?? []) as string[];
        const found = await present(field, ids, locale);
        data[field] = found;
        missing.push(...ids.filter((id) => !found.includes(id)).map((id) => ({ field, id })));
      } else if (field === 'leadImage' && value !== null && !(await isFileThere(value))) {
        missing.push({ field, id: Number(value) });
      } else {
        data[field] = value;
      }
    }
    return { data: writableState(data), missing };
  };

  return {
    /**
     * @throws NotFoundError (404) for an article or revision that there is not
     */
    async restore(key: RevisionKey, number: number): Promise<Restored> {
      const { documentId, locale } = key;
      return inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
        const [draft] = await drafts.read(documentId, [locale]);
        if (!draft) throw notThere('There is no such article in this locale', 'unknown-article');
        const wanted = await store.find(key, number);
        if (!wanted) {
          throw notThere('This article has no such revision in this locale', 'unknown-revision');
        }
        const differing = changedFields(draft.state, wanted.state);
        const kept = differing.filter((field) => KEPT.includes(field));
        const fields = differing.filter((field) => !KEPT.includes(field));
        const { data, missing } = await reachable(wanted.state, fields, locale);
        if (Object.keys(data).length > 0) {
          const base = draft.last?.number ?? null;
          await acting.as({ saving: { ...key, base, restored: number } }, () =>
            strapi.documents(ARTICLE).update({ documentId, locale, data } as never)
          );
        }
        const [restored] = await drafts.read(documentId, [locale]);
        return { draft: restored ?? draft, missing, kept };
      });
    },
  };
};
