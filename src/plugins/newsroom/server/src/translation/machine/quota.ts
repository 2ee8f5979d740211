import { COUNTER } from '../../constants';
import type { Database } from '../../database';

const nameOf = (provider: string, now: Date): string =>
  `machine:${provider}:${now.toISOString().slice(0, 7)}`;

/**
 * Characters that were sent in a calendar month (UTC), over all nodes. They are taken before the provider
 * is asked and given back when nothing came of it, so that two nodes cannot spend the same rest.
 */
export const createQuota = ({ database }: { database: Database }) => ({
  async used(provider: string, now: Date): Promise<number> {
    const { query } = await database.table(COUNTER);
    const row: { value: number } | undefined = await query
      .where({ name: nameOf(provider, now) })
      .first('value');
    return row?.value ?? 0;
  },

  /** @returns false: the rest of the month does not reach, and nothing was taken */
  async take(
    provider: string,
    now: Date,
    characters: number,
    limit: number | null
  ): Promise<boolean> {
    const name = nameOf(provider, now);
    const { query: making } = await database.table(COUNTER);
    await making.insert({ name, value: 0 }).onConflict('name').ignore();
    const { query } = await database.table(COUNTER);
    void query.where({ name });
    if (limit !== null) void query.where('value', '<=', limit - characters);
    return (await query.increment('value', characters)) > 0;
  },

  async giveBack(provider: string, now: Date, characters: number): Promise<void> {
    const { query } = await database.table(COUNTER);
    await query.where({ name: nameOf(provider, now) }).decrement('value', characters);
  },
});

export type Quota = ReturnType<typeof createQuota>;
