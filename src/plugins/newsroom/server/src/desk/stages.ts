import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { withStages, type Workflow } from '../config/workflow';
import { ARTICLE, SECTION } from '../constants';
import type { StageInput } from '../contracts/editorial-workflow';
import type { Database } from '../database';
import { refuseAs } from '../problems';
import { readLinks } from '../relations/fields';
import { getNow, getSettings } from '../settings';
import { inDocumentTransaction } from '../transaction';
import { nameOf, type ActingService } from './actor';
import { asksForSections, decideMove, movesFrom } from './decide-move';
import type { Logbook } from './logbook';
import { presentStage } from './present-stage';
import type { ReachService } from './reach';
import { moveNotAllowed, stageMoved } from './refusals';
import { createStageEvents } from './stage-events';
import { createStageReader, type StagedVersion, type StageFilters } from './stage-reader';
import { createStageStore, type Assignee } from './stage-store';
import { createStageWriter } from './stage-writer';

const ACCOUNTS: Record<Assignee['kind'], string> = {
  admin: 'admin::user',
  user: 'plugin::users-permissions.user',
};
/** Sections are not nested deeper than anybody reads. */
const MAX_DEPTH = 20;

type Wish = Omit<StageInput, 'locale'>;
export type MovableVersion = StagedVersion & { moves: string[] };

/** Where stories stand in the workflow: moved by people, and by what is done to them (`events`). */
export const createStages = ({
  strapi,
  database,
  acting,
  logbook,
  reach,
}: {
  strapi: Core.Strapi;
  database: Database;
  acting: ActingService;
  logbook: Logbook;
  reach: ReachService;
}) => {
  const reader = createStageReader({ strapi, database });
  const store = createStageStore({ database });
  const writer = createStageWriter({ strapi, store, acting, logbook });
  const workflow = (): Workflow => withStages(getSettings(strapi).workflow);

  const versionsOf = async (documentId: string): Promise<StagedVersion[]> => {
    const versions = await reader.of(workflow(), documentId, null);
    if (versions.length === 0) throw new errors.NotFoundError('There is no such story');
    return versions;
  };

  /** Document ids and slugs of the section of a version and of those above it; none unless moves ask. */
  const sectionsOf = async ({ id }: StagedVersion): Promise<string[]> => {
    if (!asksForSections(workflow())) return [];
    const draft: { links: unknown } | null = await strapi.db
      .query(ARTICLE)
      .findOne({ select: ['links'], where: { id } });
    const names: string[] = [];
    let next = readLinks(draft?.links).section?.[0];
    for (let depth = 0; next !== undefined && depth < MAX_DEPTH; depth += 1) {
      const rows: { slug: string | null; links: unknown }[] = await strapi.db
        .query(SECTION)
        .findMany({ select: ['slug', 'links'], where: { documentId: next } });
      names.push(next, ...rows.flatMap(({ slug }) => slug ?? []));
      next = rows.map(({ links }) => readLinks(links).parent?.[0]).find(Boolean);
    }
    return names;
  };

  const findAccount = async ({ kind, id }: NonNullable<Wish['assignee']>): Promise<Assignee> => {
    const account = await strapi.db.query(ACCOUNTS[kind]).findOne({ where: { id: Number(id) } });
    if (!account || account.blocked === true || account.isActive === false) {
      refuseAs('unknown-assignee', 'assignee', 'must be an account that can log in');
    }
    return { kind, id, name: nameOf(account) };
  };

  return {
    workflow,

    events: createStageEvents({ workflow, reader, store, writer }),

    /** Every language of a story, and where whoever has these roles may move it. @throws NotFoundError (404) */
    async of(documentId: string, roles: readonly string[]): Promise<MovableVersion[]> {
      const movable: MovableVersion[] = [];
      for (const version of await versionsOf(documentId)) {
        const { stage: from, locale } = version;
        const sections = await sectionsOf(version);
        const moves = movesFrom(workflow(), { from, roles, sections, locale });
        movable.push({ ...version, moves });
      }
      return movable;
    },

    /** Stories of which at least one language stands in a stage, whoever may read them. */
    count: (stage: string): Promise<number> => reader.count(workflow(), stage),

    /** Of what whoever asks may read. */
    async page(filters: StageFilters, paging: { before: number | null; limit: number }) {
      const narrow = (await reach.current()) === null ? null : await reach.narrow();
      return reader.page(workflow(), filters, paging, narrow);
    },

    /**
     * Moves a language of a story, hands it to somebody, or both; what a wish leaves out stays.
     *
     * @param roles - of whoever asks
     * @throws NotFoundError (404); ValidationError (400) `unknown-version`, `unknown-stage`,
     *   `published-by-publication`, `unknown-assignee`, `date-in-the-past`; RefusedError (403)
     *   `move-not-allowed`, (412) `stage-moved`
     */
    move: (
      documentId: string,
      { locale, wish, roles }: { locale: string; wish: Wish; roles: readonly string[] }
    ): Promise<StagedVersion> =>
      inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
        const version = (await versionsOf(documentId)).find((one) => one.locale === locale);
        if (!version) {
          return refuseAs('unknown-version', 'locale', `the story does not exist in "${locale}"`);
        }
        const { stage: from } = version;
        if (wish.from !== undefined && wish.from !== from) {
          throw stageMoved(presentStage(version, getNow(strapi)));
        }
        const question = { from, roles, sections: await sectionsOf(version), locale };
        const decision = decideMove(workflow(), { ...question, to: wish.stage });
        if (!decision.ok && decision.code === 'move-not-allowed') {
          throw moveNotAllowed(decision.message, movesFrom(workflow(), question));
        }
        if (!decision.ok) return refuseAs(decision.code, 'stage', decision.message);

        const { assignee, note: words, dueAt } = wish;
        const isNew = dueAt?.getTime() !== version.record?.dueAt?.getTime();
        if (dueAt && isNew && dueAt <= getNow(strapi)) {
          return refuseAs('date-in-the-past', 'dueAt', 'is in the past');
        }
        const changes = {
          stage: wish.stage,
          ...(assignee === undefined
            ? {}
            : { assignee: assignee === null ? null : await findAccount(assignee) }),
          ...(words === undefined ? {} : { note: words }),
          ...(dueAt === undefined ? {} : { dueAt }),
        };
        const record = await writer.write(version, changes, null);
        return { ...version, stage: record.stage, record };
      }),
  };
};

export type Stages = ReturnType<typeof createStages>;
