import type { Core } from '@strapi/strapi';
import { getNow } from '../settings';
import type { ActingService } from './actor';
import type { Logbook } from './logbook';
import type { StagedVersion } from './stage-reader';
import type { StageRecord, StageStore } from './stage-store';

type Changes = Partial<Pick<StageRecord, 'assignee' | 'note' | 'dueAt'>> & { stage: string };

/** Writes where a version stands, and into the logbook that it was put there. */
export const createStageWriter = ({
  strapi,
  store,
  acting,
  logbook,
}: {
  strapi: Core.Strapi;
  store: StageStore;
  acting: ActingService;
  logbook: Logbook;
}) => ({
  /**
   * What is left out of the changes stays. In the caller's transaction, while the document is locked.
   *
   * @param because - what did it; null: somebody who moved it by hand
   */
  async write(
    { documentId, locale, stage: from, record }: StagedVersion,
    changes: Changes,
    because: 'publish' | 'unpublish' | 'edit' | 'doctor' | null
  ): Promise<StageRecord> {
    const saved: StageRecord = {
      documentId,
      locale,
      assignee: record?.assignee ?? null,
      note: record?.note ?? null,
      dueAt: record?.dueAt ?? null,
      ...changes,
      changedAt: getNow(strapi),
      changedBy: acting.current().actor.name,
      version: (record?.version ?? 0) + 1,
    };
    await store.save(saved);
    const { stage: to, ...rest } = changes;
    const details =
      because === null
        ? { from, to, ...rest }
        : { from: because === 'doctor' ? record?.stage : from, to, because };
    await logbook.record({ action: 'stage', entity: 'article', documentId, locale, details });
    return saved;
  },
});

export type StageWriter = ReturnType<typeof createStageWriter>;
