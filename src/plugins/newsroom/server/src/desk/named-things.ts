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
  /** Drafts whose pictures are looked for. */
  pictured: readonly { id: number; document_id: string; locale: string }[];
  /** Stories whose stages are looked for. */
  staged: readonly string[];
}

/** Everything that drafts in some languages name, found with one statement. */
export const createNamedThings = ({ database }: { database: Database }) => {
  /** Which draft has a picture says its row alone: to join the drafts would take as long as all the rest. */
  const picturesOf = (knex: Knex, draftRows: readonly number[]): Knex.QueryBuilder =>
    knex(`${database.fileLinks()} as l`)
      .select(knex.raw("'picture' as kind, '' as document_id, '' as locale"))
      .select(knex.raw('f.alternative_text as value'), 'l.file_id as file', 'l.related_id as draft')
      .join(`${database.nameOf(FILE)} as f`, 'f.id', 'l.file_id')
      .where({ 'l.related_type': ARTICLE, 'l.field': 'leadImage' })
      .whereIn('l.related_id', [...draftRows]);

  return {
    async find(names: Partial<Names>, locales: readonly string[]): Promise<Thing[]> {
      const knex = await database.knex();
      const select = (kind: Kind, uid: string, value: string, ids: readonly string[] = []) =>
        ids.length === 0
          ? []
          : [
              knex(database.nameOf(uid))
                .select(knex.raw(`'${kind}' as kind`), 'document_id', 'locale')
                .select(knex.raw(`${value} as value, 0 as file, 0 as draft`))
                .whereIn('document_id', [...ids])
                .whereIn('locale', [...locales]),
            ];
      const live = "case when published_at is null then null else 'live' end";
      const pictured = names.pictured ?? [];
      const [first, ...rest] = [
        ...select('section', SECTION, 'copied_from', names.sections),
        ...select('source', SOURCE, 'document_id', names.sources),
        ...select('article', ARTICLE, live, names.articles),
        ...select('stage', STORY_STAGE, 'stage', names.staged),
        ...(pictured.length > 0
          ? [
              picturesOf(
                knex,
                pictured.map(({ id }) => id)
              ),
            ]
          : []),
      ];
      const found: (Thing & { draft: number })[] = first ? await first.unionAll(rest) : [];
      const drafts = new Map(pictured.map(({ id, ...draft }) => [id, draft]));
      return found.map(({ draft, ...thing }) => ({ ...thing, ...drafts.get(draft) }));
    },
  };
};

export type NamedThings = ReturnType<typeof createNamedThings>;
