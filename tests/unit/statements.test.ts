import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { answered, begin } from 'newsroom/statements';

const on = (client: string) => ({
  strapi: { db: { dialect: { client } } } as unknown as Core.Strapi,
});
const postgres = on('postgres');

/** A query that is sent a moment after it is awaited, and answered some time after that. */
const query = (answer: unknown, answeredAfterMs = 20): Knex.QueryBuilder => {
  const builder = new EventEmitter();
  const run = async (): Promise<unknown> => {
    await pause(1);
    builder.emit('query');
    await pause(answeredAfterMs);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return Object.assign(builder, {
    then: (...handlers: Parameters<Promise<unknown>['then']>) => run().then(...handlers),
  }) as unknown as Knex.QueryBuilder;
};

const failure = (message: string, code?: string): Error =>
  Object.assign(new Error(message), { code });
const aborted = (): Error => failure('current transaction is aborted', '25P02');

/** Whether a promise has come to something by now. */
const isOver = async (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([promise.then(() => true), pause(0).then(() => false)]);

describe('a statement that is begun', () => {
  it('is on its way, and not yet answered', async () => {
    await answered(async () => {
      const { answer } = await begin(postgres, query('rows'));
      expect(await isOver(answer)).toBe(false);
      expect(await answer).toBe('rows');
    });
  });

  it('is answered before the work ends in which it was begun', async () => {
    let answer: Promise<unknown> | null = null;
    await answered(async () => {
      ({ answer } = await begin(postgres, query('rows')));
    });
    expect(answer && (await isOver(answer))).toBe(true);
  });

  it.each(['mysql', 'sqlite'])('is waited for on %s', async (client) => {
    await answered(async () => {
      const { answer } = await begin(on(client), query('rows'));
      expect(await isOver(answer)).toBe(true);
    });
  });

  it.each(['mysql', 'sqlite'])('fails at once on %s', async (client) => {
    const next = jest.fn();
    const work = answered(async () => {
      await begin(on(client), query(failure('refused')));
      next();
    });
    await expect(work).rejects.toThrow('refused');
    expect(next).not.toHaveBeenCalled();
  });

  it('is waited for where nobody waits for it later', async () => {
    const outside = await begin(postgres, query('rows'));
    expect(await isOver(outside.answer)).toBe(true);

    let later: () => ReturnType<typeof begin> = () => begin(postgres, query('too early'));
    await answered(async () => {
      const { AsyncResource } = await import('node:async_hooks');
      const within = new AsyncResource('test');
      later = () => within.runInAsyncScope(() => begin(postgres, query(failure('late'))));
    });
    await expect(later()).rejects.toThrow('late');
  });
});

describe('work with statements that are not waited for', () => {
  it('fails with the statement that failed, although the work went well', async () => {
    const work = answered(async () => {
      await begin(postgres, query(failure('duplicate key', '23505')));
      return 'done';
    });
    await expect(work).rejects.toThrow('duplicate key');
  });

  it('fails with what failed first, not with what PostgreSQL says of all that follows', async () => {
    const first = answered(async () => {
      await begin(postgres, query(failure('deadlock detected', '40P01')));
      await begin(postgres, query(aborted()));
      throw aborted();
    });
    await expect(first).rejects.toMatchObject({ code: '40P01' });

    const second = answered(async () => {
      await begin(postgres, query(aborted()));
      throw failure('a statement that was waited for', '23505');
    });
    await expect(second).rejects.toMatchObject({ code: '23505' });
  });

  it('ends when all are answered, also when it fails itself', async () => {
    let answer: Promise<unknown> = Promise.resolve();
    const work = answered(async () => {
      ({ answer } = await begin(postgres, query('rows', 40)));
      throw failure('refused');
    });
    await expect(work).rejects.toThrow('refused');
    expect(await isOver(answer)).toBe(true);
  });

  it('leaves no failure unhandled', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', note);
    await answered(async () => {
      await begin(postgres, query(failure('one'), 1));
      await pause(30);
    }).catch(() => null);
    await pause(10);
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
