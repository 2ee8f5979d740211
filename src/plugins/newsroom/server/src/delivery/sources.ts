import type { SourceAnswer, SourceDocument, SourceListAnswer } from '../contracts/delivery';
import { listQuery, type SectionQuery } from '../contracts/delivery-query';
import { SOURCE } from '../constants';
import type { Ledger } from '../permalinks/ledger';
import type { ChangeLog } from '../publication/change-log';
import type { Delivered, Live } from './delivered';
import type { ProjectionSettings } from './facts';
import type { Gather } from './gather';
import { UNBOUNDED } from './lifetimes';
import type { Lists } from './lists';
import { projectFile, projectSource } from './project';
import { fileFacts, sourceFacts, type Row } from './row-facts';
import type { Scope } from './scope';
import { localeThing, sourcesThing, sourceThing } from './things';

/** The sources of a locale, and single ones with their latest articles. */
export const createSources = ({
  ledger,
  changeLog,
  gather,
  lists,
  scope,
  projection,
}: {
  ledger: Ledger;
  changeLog: ChangeLog;
  gather: Gather;
  lists: Lists;
  scope: Scope;
  projection: () => ProjectionSettings;
}) => {
  const load = (where: object): Promise<Row[]> =>
    gather.find(SOURCE, { where, populate: { logo: true }, orderBy: [{ code: 'asc' }] });

  const document = (row: Row): SourceDocument => ({
    ...projectSource(sourceFacts(row)),
    usageTerms: typeof row.usageTerms === 'string' ? row.usageTerms : null,
    logo: projectFile(
      fileFacts(row.logo),
      { alt: null, caption: null, credit: null },
      projection()
    ),
  });

  const byFormerCode = async (code: string, locale: string): Promise<Delivered> => {
    const permalink = await ledger.find({ entity: 'source', language: '*', slug: code });
    const [row] = permalink ? await load({ locale, documentId: permalink.target }) : [];
    if (!row) return { kind: 'not-found' };
    const keys = [sourceThing(row.documentId)];
    return { kind: 'redirect', path: null, slug: String(row.code), keys, bound: UNBOUNDED };
  };

  return {
    async list(query: { locale?: string }): Promise<Live> {
      const locale = await scope.localeOf(query.locale);
      const seq = await changeLog.latestIn([locale]);
      const rows = await load({ locale });
      const meta = { locale, seq, freshUntil: null };
      const value: SourceListAnswer = { data: rows.map(document), meta };
      const keys = [
        sourcesThing(locale),
        localeThing(locale),
        ...rows.map(({ documentId }) => sourceThing(documentId)),
      ];
      return { kind: 'live', value, keys, locales: [locale], bound: UNBOUNDED };
    },

    async byCode(code: string, query: SectionQuery): Promise<Delivered> {
      const locale = await scope.localeOf(query.locale);
      if (!/^[\p{L}\p{N}_-]{1,40}$/u.test(code)) return { kind: 'not-found' };
      const [row] = await load({ locale, code: code.toUpperCase() });
      if (!row) return byFormerCode(code.toUpperCase(), locale);

      const page = await lists.list(
        listQuery.parse({
          locale,
          source: String(row.code),
          relative: String(query.relative),
          limit: String(query.limit),
        })
      );
      const { data: articles, meta } = page.value;
      const { seq, freshUntil, nextCursor } = meta;
      const value: SourceAnswer = {
        data: { ...document(row), articles: { data: articles, nextCursor } },
        meta: { locale, seq, freshUntil },
      };
      return { ...page, value, keys: [sourceThing(row.documentId), ...page.keys] };
    },
  };
};

export type Sources = ReturnType<typeof createSources>;
