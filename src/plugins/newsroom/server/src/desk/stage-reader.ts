import type { Knex } from 'knex';
import type { Core } from '@strapi/strapi';
import type { Workflow } from '../config/workflow';
import { ARTICLE, SECTION, STORY_STAGE } from '../constants';
import type { Database } from '../database';
import { stageOf } from './decide-move';
import { toStageRecord, type Assignee, type RawStage, type StageRecord } from './stage-store';

/** One language of a story and where it stands. */
export interface StagedVersion {
  /** Of the row of the draft. */
  id: number;
  documentId: string;
  locale: string;
  headline: string | null;
  isPublished: boolean;
  stage: string;
  /** Null: it was never moved. */
  record: StageRecord | null;
}

export interface StageFilters {
  /** Document ids. */
  articles?: readonly string[] | undefined;
  stage?: string | undefined;
  locale?: string | undefined;
  /** Document id or slug. */
  section?: string | undefined;
  /** Null: nobody. */
  assignee?: Pick<Assignee, 'kind' | 'id'> | null | undefined;
  dueBy?: Date | undefined;
}

type Raw = Omit<RawStage, 'stage'> & {
  id: number;
  headline: string | null;
  stage: string | null;
  is_published: number | string;
};

const STAGE_COLUMNS = [
  ...['stage', 'assignee_kind', 'assignee_id', 'assignee_name', 'note'],
  ...['due_ms', 'changed_ms', 'changed_by', 'version'],
];

/** Reads versions with their stages: the draft of a version is its row, moved or not. */
export const createStageReader = ({
  strapi,
  database,
}: {
  strapi: Core.Strapi;
  database: Database;
}) => {
  const isPublished = (knex: Knex): Knex.Raw =>
    knex.raw(
      'exists (select 1 from ?? as p where p.document_id = a.document_id and p.locale = a.locale and p.published_at is not null)',
      [database.nameOf(ARTICLE)]
    );

  /** The stage as `stageOf` decides it, in SQL. */
  const stageIn = (knex: Knex, { stages, publishing }: Workflow): Knex.Raw => {
    const codes = stages.map(({ code }) => code);
    const first = codes[0] ?? '';
    return knex.raw(
      `case when s.stage in (${codes.map(() => '?').join(', ')}) then s.stage when ? then ? else ? end`,
      [...codes, isPublished(knex), publishing.leadsTo ?? first, first]
    );
  };

  const select = async (): Promise<{ query: Knex.QueryBuilder; knex: Knex }> => {
    const knex = await database.knex();
    const { query } = await database.table(ARTICLE, 'a');
    const onVersion = (join: Knex.JoinClause): void => {
      join.on('s.document_id', 'a.document_id').andOn('s.locale', 'a.locale');
    };
    void query
      .select('a.id', 'a.document_id', 'a.locale', 'a.headline')
      .select(...STAGE_COLUMNS.map((column) => `s.${column}`))
      .select(knex.raw('case when ? then 1 else 0 end as is_published', [isPublished(knex)]))
      .leftJoin(`${database.nameOf(STORY_STAGE)} as s`, onVersion)
      .whereNull('a.published_at');
    return { query, knex };
  };

  const inSection = (knex: Knex, section: string): Knex.QueryBuilder => {
    const { joinTable } = strapi.db.metadata.get(ARTICLE).attributes.section as unknown as {
      joinTable: {
        name: string;
        joinColumn: { name: string };
        inverseJoinColumn: { name: string };
      };
    };
    return knex(`${database.inSchema(joinTable.name)} as l`)
      .select(knex.raw('1'))
      .join(`${database.nameOf(SECTION)} as own`, 'own.id', `l.${joinTable.inverseJoinColumn.name}`)
      .join(`${database.nameOf(SECTION)} as named`, 'named.document_id', 'own.document_id')
      .whereRaw('?? = ??', [`l.${joinTable.joinColumn.name}`, 'a.id'])
      .where(
        (either) => void either.where('named.document_id', section).orWhere('named.slug', section)
      );
  };

  const toVersion =
    (workflow: Workflow) =>
    (row: Raw): StagedVersion => {
      const { id, document_id, locale, headline, stage } = row;
      const isLive = Number(row.is_published) === 1;
      return {
        id,
        documentId: document_id,
        locale,
        headline,
        isPublished: isLive,
        stage: stageOf(workflow, { recorded: stage, isPublished: isLive }),
        record: stage === null ? null : toStageRecord({ ...row, stage }),
      };
    };

  return {
    /** @param locales - null: every language */
    async of(
      workflow: Workflow,
      documentId: string,
      locales: readonly string[] | null
    ): Promise<StagedVersion[]> {
      const { query } = await select();
      void query.where('a.document_id', documentId);
      if (locales) void query.whereIn('a.locale', [...locales]);
      const rows: Raw[] = await query.orderBy('a.locale');
      return rows.map(toVersion(workflow));
    },

    /** Stories of which at least one language stands in a stage. */
    async count(workflow: Workflow, stage: string): Promise<number> {
      const { query, knex } = await select();
      const row: { count: number | string } | undefined = await query
        .clearSelect()
        .countDistinct({ count: 'a.document_id' })
        .whereRaw('? = ?', [stageIn(knex, workflow), stage])
        .first();
      return Number(row?.count ?? 0);
    },

    /**
     * Newest drafts first.
     *
     * @param before - id of the row of a draft; only older ones come
     * @param narrow - keeps a query on drafts to those that whoever asks may read; null: all of them
     */
    async page(
      workflow: Workflow,
      { articles, stage, locale, section, assignee, dueBy }: StageFilters,
      { before, limit }: { before: number | null; limit: number },
      narrow: ((query: Knex.QueryBuilder) => void) | null
    ): Promise<StagedVersion[]> {
      const { query, knex } = await select();
      if (narrow) {
        const readable = knex(database.nameOf(ARTICLE)).select('id');
        narrow(readable);
        void query.whereIn('a.id', readable);
      }
      if (articles) void query.whereIn('a.document_id', [...articles]);
      if (stage !== undefined) void query.whereRaw('? = ?', [stageIn(knex, workflow), stage]);
      if (locale !== undefined) void query.where('a.locale', locale);
      if (section !== undefined) void query.whereExists(inSection(knex, section));
      if (assignee === null) void query.whereNull('s.assignee_kind');
      else if (assignee) {
        void query.where({ 's.assignee_kind': assignee.kind, 's.assignee_id': assignee.id });
      }
      if (dueBy) void query.where('s.due_ms', '<=', dueBy.getTime());
      if (before !== null) void query.where('a.id', '<', before);
      const rows: Raw[] = await query.orderBy('a.id', 'desc').limit(limit);
      return rows.map(toVersion(workflow));
    },
  };
};

export type StageReader = ReturnType<typeof createStageReader>;
