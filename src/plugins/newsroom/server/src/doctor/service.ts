import type { Core } from '@strapi/strapi';
import type { Database } from '../database';
import type { Delivery } from '../delivery/service';
import type { Locales } from '../locales/locales';
import type { Ledger } from '../permalinks/ledger';
import type { KilledStories } from '../publication/killed-stories';
import type { Plans } from '../publication/plans';
import type { SteadyClock } from '../publication/steady-clock';
import type { LinksService } from '../relations/links';
import { getNow } from '../settings';
import type { Board } from '../translation/board';
import type { BoardCounts } from '../translation/board-counts';
import type { BoardStore } from '../translation/board-store';
import type { Everywhere } from '../translation/everywhere';
import { createAddressesCheck } from './addresses';
import { createBoardCheck } from './board';
import { createCirclesCheck } from './circles';
import { createDoctor } from './doctor';
import { createIsolationCheck } from './isolation';
import { createJobsCheck } from './jobs';
import { createKilledCheck } from './killed';
import { createLedgerCheck } from './ledger';
import { createLocksCheck } from './locks';
import { createLogCheck } from './log';
import { createReadModelCheck } from './read-model';
import { createReadTimesCheck } from './read-times';
import { createPlansCheck } from './plans';
import { createRelationsCheck } from './relations';
import { createRolesCheck, type LostRights } from './roles';
import { createSharedCheck } from './shared';
import { createSettingsCheck, type LeftOut } from './settings';
import { createStagesCheck, type UnknownStages } from './stages';
import { createVersionsCheck } from './versions';

export interface DoctorParts {
  strapi: Core.Strapi;
  database: Database;
  locales: Locales;
  ledger: Ledger;
  links: LinksService;
  killedStories: KilledStories;
  plans: Plans;
  clock: SteadyClock;
  everywhere: Everywhere;
  board: Board;
  boardStore: BoardStore;
  boardCounts: BoardCounts;
  delivery: Delivery;
  stages: UnknownStages;
  settings: LeftOut;
  roles: LostRights;
}

/** The checks in their order: the read model is last, since it is made from all the rest. */
export const createDoctorService = (parts: DoctorParts) => {
  const { strapi, delivery } = parts;
  const { inspection, jobs, turns } = delivery;
  return createDoctor([
    createIsolationCheck(parts),
    createSettingsCheck(parts),
    createRolesCheck(parts),
    createJobsCheck({ strapi, jobs, turns }),
    createVersionsCheck(parts),
    createSharedCheck(parts),
    createCirclesCheck(parts),
    createRelationsCheck(parts),
    createKilledCheck({ ...parts, stories: parts.killedStories }),
    createStagesCheck(parts),
    createPlansCheck({ ...parts, stories: parts.killedStories }),
    createLocksCheck(parts),
    createLedgerCheck(parts),
    createAddressesCheck(parts),
    createReadTimesCheck(parts),
    createBoardCheck(parts),
    createLogCheck({ inspection }),
    createReadModelCheck({ inspection, nowMs: () => getNow(strapi).getTime() }),
  ]);
};
