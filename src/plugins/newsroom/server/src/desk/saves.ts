import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { problem, refuse } from '../problems';
import { inDocumentTransaction } from '../transaction';
import type { ActingService } from './actor';
import type { Draft, DraftReader } from './draft-reader';
import { mergeSave } from './merge-save';
import { presentConflicts, readState, writableState } from './present-state';
import { notThere, staleSave } from './refusals';
import type { RevisionKey, RevisionStore } from './revision-store';

export interface Saved {
  draft: Draft;
  /** Fields in which what others did meanwhile was put together with what was sent. */
  merged: string[];
}

type Input = Readonly<Record<string, unknown>>;

/** Saves of editors' tools: each says which revision it was made from, and none overwrites another. */
export const createSaves = ({
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
  const refuseUnknownPicture = async ({ leadImage }: Input): Promise<void> => {
    if (leadImage === undefined || leadImage === null) return;
    const count = await strapi.db.query('plugin::upload.file').count({ where: { id: leadImage } });
    if (count === 0) refuse([problem('leadImage', `there is no file ${String(leadImage)}`)]);
  };

  /** Whom Strapi's admin shows as the maker; its condition "is creator" goes by that. */
  const signed = (input: Input, { isNew }: { isNew: boolean }): Input => {
    const { kind, id } = acting.current().actor;
    if (kind !== 'admin' || id === null) return input;
    return { ...input, ...(isNew ? { createdBy: Number(id) } : {}), updatedBy: Number(id) };
  };

  const read = async ({ documentId, locale }: RevisionKey): Promise<Draft> => {
    const [draft] = await drafts.read(documentId, [locale]);
    if (!draft) throw notThere('There is no such article in this locale', 'unknown-article');
    return draft;
  };

  /** What is to be written of an input that was made from revision `base`. */
  const decide = async (draft: Draft, base: number, input: Input) => {
    const current = draft.last?.number ?? 0;
    if (base === current) return { data: input, merged: [] };
    const known = base < current ? await store.find(draft, base) : null;
    if (!known) throw staleSave(current, { base, conflicts: [] });
    const { data, merged, conflicts } = mergeSave(known.state, readState(input), draft.state);
    if (conflicts.length > 0) {
      throw staleSave(current, { base, conflicts: presentConflicts(conflicts) });
    }
    return { data: writableState(data), merged };
  };

  return {
    read,

    async create(locale: string, input: Input): Promise<Saved> {
      await refuseUnknownPicture(input);
      const { documentId } = await strapi
        .documents(ARTICLE)
        .create({ locale, data: signed(input, { isNew: true }) } as never);
      return { draft: await read({ documentId, locale }), merged: [] };
    },

    /**
     * Saves changes that were made from revision `base` of this locale; 0 makes the first version in it.
     *
     * @throws NotFoundError (404); RefusedError (412) with the conflicting fields and both values, when
     *   others have changed the same fields since
     */
    async update(key: RevisionKey, base: number, input: Input): Promise<Saved> {
      const { documentId, locale } = key;
      return inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
        await refuseUnknownPicture(input);
        const [draft] = await drafts.read(documentId, [locale]);
        if (!draft) {
          const isKnown = await strapi.db.query(ARTICLE).count({ where: { documentId } });
          if (isKnown === 0) throw notThere('There is no such article', 'unknown-article');
          if (base !== 0) throw staleSave(0, { base, conflicts: [] });
        }
        const { data, merged } = draft
          ? await decide(draft, base, input)
          : { data: input, merged: [] };
        if (Object.keys(data).length > 0) {
          await acting.as({ saving: { ...key, base: base || null, restored: null } }, () =>
            strapi.documents(ARTICLE).update({
              documentId,
              locale,
              data: signed(data, { isNew: !draft }),
            } as never)
          );
        }
        return { draft: await read(key), merged };
      });
    },
  };
};

export type Saves = ReturnType<typeof createSaves>;
