import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransactionMiddleware, inWriteTransaction, isConflict } from 'newsroom/transaction';

const ARTICLE = 'plugin::newsroom.article';

/** As much of Strapi as the middleware uses: transactions that nest, as its database's do. */
const fakeStrapi = () => {
  const open = new AsyncLocalStorage<object>();
  const log: string[] = [];
  const get = () => open.getStore();
  const db = {
    dialect: { client: 'postgres' },
    inTransaction: () => open.getStore() !== undefined,
    async transaction(work?: () => Promise<unknown>) {
      if (!work) return { get };
      return open.getStore() ? work() : open.run({}, work);
    },
    queryBuilder: () => {
      const query = { getKnexQuery: () => ({ transacting: () => {}, on: () => {} }) };
      return new Proxy(query, {
        get: (target, name) => (name === 'getKnexQuery' ? target.getKnexQuery : () => builder),
      });
    },
  };
  const builder = db.queryBuilder();
  const strapi = { db } as never;
  const middleware = createTransactionMiddleware({ strapi });
  /** A write that takes its time, and may write something else on the way. */
  const write = (name: string, within?: () => Promise<unknown>): Promise<unknown> => {
    const context = { uid: ARTICLE, action: 'publish', params: { documentId: name } } as never;
    return middleware(context, (async () => {
      log.push(`${name} begins`);
      await pause(5);
      await within?.();
      log.push(`${name} ends`);
    }) as never) as Promise<unknown>;
  };
  return { db, log, write };
};

describe('writes that share a transaction', () => {
  test('follow each other, though they are begun at once', async () => {
    const { db, log, write } = fakeStrapi();
    await db.transaction(() => Promise.all(['a', 'b', 'c'].map((name) => write(name))));
    expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  test('do not wait for themselves: what a write writes on its way is part of it', async () => {
    const { db, log, write } = fakeStrapi();
    await db.transaction(() =>
      Promise.all([write('a', () => write('within', () => write('deep'))), write('b')])
    );
    expect(log).toEqual([
      ...['a begins', 'within begins', 'deep begins', 'deep ends', 'within ends', 'a ends'],
      ...['b begins', 'b ends'],
    ]);
  });

  test('go on behind one that was refused, where who shares the transaction goes on', async () => {
    const { db, log, write } = fakeStrapi();
    const refuse = () => Promise.reject(new Error('Refused'));
    await db.transaction(async () => {
      await expect(write('a', refuse)).rejects.toThrow('Refused');
      await write('b');
    });
    expect(log).toEqual(['a begins', 'b begins', 'b ends']);
  });

  test('of two transactions do not wait for each other', async () => {
    const { db, log, write } = fakeStrapi();
    await Promise.all(['a', 'b'].map((name) => db.transaction(() => write(name))));
    expect(log.slice(0, 2)).toEqual(['a begins', 'b begins']);
  });
});

describe('writers that come all at once', () => {
  const strapiWith = ({ pool = 10, client = 'postgres' } = {}) => {
    const open = new AsyncLocalStorage<true>();
    const db = {
      dialect: { client },
      inTransaction: () => open.getStore() ?? false,
      transaction: (work: () => Promise<unknown>) => open.run(true, work),
    };
    return { open, strapi: { db, config: { get: () => pool } } as never };
  };

  /** The most that were in the database at a time, of 24, one of which is refused. */
  const most = async (options: { pool?: number; client?: string }): Promise<number> => {
    const { strapi } = strapiWith(options);
    let [now, highest] = [0, 0];
    const write = (n: number) =>
      inWriteTransaction({ strapi }, async () => {
        now += 1;
        highest = Math.max(highest, now);
        await pause(5);
        now -= 1;
        if (n === 3) throw new Error('Refused');
      });
    const writes = Array.from({ length: 24 }, (_, n) => write(n));
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(23);
    return highest;
  };

  test('leave connections to readers, and all have their turn', async () => {
    expect(await most({})).toBe(7);
    expect(await most({ pool: 20 })).toBe(17);
    expect(await most({ pool: 2 })).toBe(1);
  });

  test('are kept apart by the one connection where there is but one', async () => {
    expect(await most({ client: 'sqlite' })).toBe(24);
  });

  test('do not wait for themselves, in a transaction or between two of them', async () => {
    const { open, strapi } = strapiWith({ pool: 4 });
    const write = (work: () => Promise<string>) => inWriteTransaction({ strapi }, work);
    const within = () => write(() => write(async () => 'deep'));
    // As one that has come in and opens its next transaction: there is but one place.
    const between = () => write(() => open.exit(within));
    expect(await Promise.all([within(), between(), within()])).toEqual(['deep', 'deep', 'deep']);
  });

  test('wait as others do in what they began and did not wait for', async () => {
    const { open, strapi } = strapiWith({ pool: 4 });
    const log: string[] = [];
    const begun: Promise<void>[] = [];
    const note = (name: string) =>
      inWriteTransaction({ strapi }, async () => {
        log.push(`${name} begins`);
        await pause(5);
        log.push(`${name} ends`);
      });
    await inWriteTransaction({ strapi }, async () => {
      const later = async () => {
        await pause(10);
        await note('what was begun');
      };
      begun.push(open.exit(later));
    });
    await Promise.all([pause(8).then(() => note('another')), ...begun]);
    expect(log).toEqual([
      ...['another begins', 'another ends'],
      ...['what was begun begins', 'what was begun ends'],
    ]);
  });

  test('are tried again as a whole only: what is within them was rolled back with them', async () => {
    const { strapi } = strapiWith();
    const log: string[] = [];
    await inWriteTransaction({ strapi }, async () => {
      log.push('whole');
      await inWriteTransaction({ strapi }, async () => {
        log.push('part');
        if (log.length < 3) throw Object.assign(new Error('deadlock'), { code: '40P01' });
      });
    });
    expect(log).toEqual(['whole', 'part', 'whole', 'part']);
  });
});

test.each([
  ['a deadlock on PostgreSQL', Object.assign(new Error('deadlock'), { code: '40P01' }), true],
  ['a busy SQLite', { code: 'SQLITE_BUSY' }, true],
  ['a broken rule', Object.assign(new Error('unique'), { code: '23505' }), false],
  ['an error without a code', new Error('40P01'), false],
  ['nothing', null, false],
])('%s is judged right', (_, error, expected) => {
  expect(isConflict(error)).toBe(expected);
});
