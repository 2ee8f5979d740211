import type { Core } from '@strapi/strapi';
import type { Database } from '../database';
import type { ActingService } from './actor';
import { createDraftReader } from './draft-reader';
import { createRevisionStore } from './revision-store';
import { createRestore } from './restore';
import { createRevisions } from './revisions';
import { createSaves } from './saves';

/** The parts that know what articles said: drafts as they stand, and revisions. */
export const createHistory = ({
  strapi,
  database,
  acting,
}: {
  strapi: Core.Strapi;
  database: Database;
  acting: ActingService;
}) => {
  const drafts = createDraftReader({ strapi, database });
  const store = createRevisionStore({ database });
  const parts = { strapi, acting, drafts, store };
  return {
    drafts,
    store,
    revisions: createRevisions(parts),
    saves: createSaves(parts),
    restore: createRestore(parts),
  };
};

export type History = ReturnType<typeof createHistory>;
