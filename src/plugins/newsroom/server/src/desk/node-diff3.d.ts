/** The package has types, but only for a module resolution that Strapi's build does not use. */
declare module 'node-diff3' {
  export interface MergeRegion {
    ok?: string[];
    conflict?: { a: string[]; o: string[]; b: string[] };
  }
  export function diff3Merge(
    a: string[],
    o: string[],
    b: string[],
    options?: { excludeFalseConflicts?: boolean }
  ): MergeRegion[];
}
