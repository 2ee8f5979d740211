import type { z } from 'zod';
import type {
  changesQuery,
  documentQuery,
  listQuery,
  promosQuery,
  resolveQuery,
  searchQuery,
  sectionQuery,
  sectionTreeQuery,
} from 'newsroom/contracts/delivery-query';
import type {
  BodyFormat,
  CallOptions,
  ChangesOptions,
  DocumentOptions,
  Kind,
  ListOptions,
  LocaleOptions,
  Placement,
  PromosOptions,
  ResolveOptions,
  SearchOptions,
  SectionOptions,
} from 'newsroom-client/options';
import { KINDS, PLACEMENTS } from 'newsroom/contracts/delivery-query';

type Same<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? true
    : { differs: [A, B] }
  : { differs: [A, B] };

/** Names of the parameters that an option type has, and that the API's schema knows. */
type SameNames<Options, Schema extends z.ZodObject, More extends string = never> = Same<
  Exclude<keyof Options, keyof CallOptions>,
  Exclude<keyof z.input<Schema>, More>
>;

/** Compiles only as long as the client offers exactly what the API takes. */
const SAME: {
  document: SameNames<DocumentOptions<BodyFormat>, typeof documentQuery>;
  list: SameNames<ListOptions, typeof listQuery, 'cursor'>;
  section: SameNames<SectionOptions, typeof sectionQuery>;
  sections: SameNames<LocaleOptions, typeof sectionTreeQuery>;
  promos: SameNames<PromosOptions, typeof promosQuery>;
  search: SameNames<SearchOptions, typeof searchQuery>;
  resolve: SameNames<ResolveOptions<BodyFormat>, typeof resolveQuery, 'path'>;
  changes: SameNames<ChangesOptions, typeof changesQuery>;
  kind: Same<Kind, z.output<typeof listQuery>['kind'] & string>;
  placement: Same<Placement, z.output<typeof promosQuery>['placement'] & string>;
  body: Same<BodyFormat, z.output<typeof documentQuery>['body']>;
} = {
  document: true,
  list: true,
  section: true,
  sections: true,
  promos: true,
  search: true,
  resolve: true,
  changes: true,
  kind: true,
  placement: true,
  body: true,
};

it('the client offers the parameters and values of the API’s own schemas, which the compiler checks', () => {
  expect(Object.values(SAME).every(Boolean)).toBe(true);
  const kinds: readonly Kind[] = KINDS;
  const placements: readonly Placement[] = PLACEMENTS;
  expect([kinds.length, placements.length]).toEqual([8, 4]);
});
