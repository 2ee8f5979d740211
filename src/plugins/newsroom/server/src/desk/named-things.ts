import type { Knex } from 'knex';
import { ARTICLE, FILE, SECTION, SOURCE, STORY_STAGE } from '../constants';
import type { Database } from '../database';

type Kind = 'section' | 'source' | 'article' | 'picture' | 'stage';

/** Something that drafts name, as far as a flight check wants to know of it. */
export interface Thing {
  kind: Kind;
  document_id: string;
  locale: string;
  /**
   * Of a section the locale that it was copied from, of a story `live` if it is, of a picture its own
   * alternative text, of a stage its code.
   */
  value: string | null;
  /** Of a picture, the id of its file. */
  file: number;
}

/** Document ids of what is named, by kind; what is left out is not looked for. */
export interface Names {
  sections: readonly string[];
  sources: readonly string[];
  articles: readonly string[];
  /** Ids of the rows of the drafts, whose pictures are looked for. */
  pictured: readonly number[];
  /** Stories whose stages are looked for. */
  staged: readonly string[];
}

/** Everything that drafts in some languages name, found with one statement. */
export const createNamedThings = ({ database }: { database: Database }) => {
  const picturesOf = (knex: Knex, draftRows: readonly number[]): Knex.QueryBuilder => {
    const onDraft = (join: Knex.JoinClause): void => {
      join
        .on('l.related_id', 'a.id')
        .andOnVal('l.related_type', ARTICLE)
        .andOnVal('l.field', 'leadImage');
    };
    return knex(`${database.nameOf(ARTICLE)} as a`)
      .select(knex.raw("'picture' as kind"), 'a.document_id', 'a.locale')
      .select(knex.raw('f.alternative_text as value'), 'l.file_id as file')
      .join(`${database.fileLinks()} as l`, onDraft)
      .join(`${database.nameOf(FILE)} as f`, 'f.id', 'l.file_id')
      .whereIn('a.id', [...draftRows]);
  };

  return {
    async find(names: Partial<Names>, locales: readonly string[]): Promise<Thing[]> {
      const knex = await database.knex();
      const select = (kind: Kind, uid: string, value: string, ids: readonly string[] = []) =>
        ids.length === 0
          ? []
          : [
              knex(database.nameOf(uid))
                .select(knex.raw(`'${kind}' as kind`), 'document_id', 'locale')
                .select(knex.raw(`${value} as value`), knex.raw('0 as file'))
                .whereIn('document_id', [...ids])
                .whereIn('locale', [...locales]),
            ];
      const live = "case when published_at is null then null else 'live' end";
      const [first, ...rest] = [
        ...select('section', SECTION, 'copied_from', names.sections),
        ...select('source', SOURCE, 'document_id', names.sources),
        ...select('article', ARTICLE, live, names.articles),
        ...select('stage', STORY_STAGE, 'stage', names.staged),
        ...(names.pictured?.length ? [picturesOf(knex, names.pictured)] : []),
      ];
      return first ? ((await first.unionAll(rest)) as Thing[]) : [];
    },
  };
};

export type NamedThings = ReturnType<typeof createNamedThings>;
