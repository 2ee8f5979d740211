import type { Core } from '@strapi/strapi';
import type { Database } from '../database';
import type { Delivery } from '../delivery/service';
import type { Locales } from '../locales/locales';
import type { Ledger } from '../permalinks/ledger';
import type { KilledStories } from '../publication/killed-stories';
import type { LinksService } from '../relations/links';
import { getNow } from '../settings';
import type { Everywhere } from '../translation/everywhere';
import { createAddressesCheck } from './addresses';
import { createCirclesCheck } from './circles';
import { createDoctor } from './doctor';
import { createIsolationCheck } from './isolation';
import { createJobsCheck } from './jobs';
import { createKilledCheck } from './killed';
import { createLedgerCheck } from './ledger';
import { createLogCheck } from './log';
import { createReadModelCheck } from './read-model';
import { createReadTimesCheck } from './read-times';
import { createRelationsCheck } from './relations';
import { createSharedCheck } from './shared';
import { createVersionsCheck } from './versions';

export interface DoctorParts {
  strapi: Core.Strapi;
  database: Database;
  locales: Locales;
  ledger: Ledger;
  links: LinksService;
  killedStories: KilledStories;
  everywhere: Everywhere;
  delivery: Delivery;
}

/** The checks in their order: the read model is last, since it is made from all the rest. */
export const createDoctorService = (parts: DoctorParts) => {
  const { strapi, delivery } = parts;
  const { inspection, jobs, turns } = delivery;
  return createDoctor([
    createIsolationCheck(parts),
    createJobsCheck({ strapi, jobs, turns }),
    createVersionsCheck(parts),
    createSharedCheck(parts),
    createCirclesCheck(parts),
    createRelationsCheck(parts),
    createKilledCheck({ ...parts, stories: parts.killedStories }),
    createLedgerCheck(parts),
    createAddressesCheck(parts),
    createReadTimesCheck(parts),
    createLogCheck({ inspection }),
    createReadModelCheck({ inspection, nowMs: () => getNow(strapi).getTime() }),
  ]);
};
