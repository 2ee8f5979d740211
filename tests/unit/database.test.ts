import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { createDatabase } from 'newsroom/database';

const of = (client: string) =>
  createDatabase({ strapi: { db: { dialect: { client } } } as unknown as Core.Strapi });

/** Writes that note when they begin and end; those named fail. */
const noting = (failing: readonly string[] = []) => {
  const notes: string[] = [];
  const write = (name: string) => async (): Promise<void> => {
    notes.push(`${name} begins`);
    await pause(5);
    notes.push(`${name} ends`);
    if (failing.includes(name)) throw new Error(name);
  };
  return { notes, write };
};

describe('writes that do not build on each other', () => {
  it('are given to PostgreSQL at once', async () => {
    const { notes, write } = noting();
    await of('postgres').writeEach(write('a'), write('b'));
    expect(notes.slice(0, 2)).toEqual(['a begins', 'b begins']);
  });

  it.each(['mysql', 'sqlite'])(
    'are given to %s one by one, none after one that failed',
    async (client) => {
      const { notes, write } = noting(['b']);
      await expect(of(client).writeEach(write('a'), write('b'), write('c'))).rejects.toThrow('b');
      expect(notes).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    }
  );
});
