import { resetNewsroom, strapi } from '../helpers/newsroom';
import { NOW, DAY, NEVER, search, entry, find } from '../helpers/search-index';

beforeEach(resetNewsroom);

describe('an entry', () => {
  it('is replaced as a whole, in its locale only', async () => {
    await search().put([
      entry('story', { headline: 'Harbour', keywords: ['ships'] }),
      entry('story', { locale: 'tr', headline: 'Harbour' }),
    ]);
    await search().put([entry('story', { headline: 'Airport', publishedMs: NOW })]);
    expect(await find('harbour')).toEqual([]);
    expect(await find('ships')).toEqual([]);
    expect(await find('airport')).toEqual(['story']);
    expect(await find('harbour', { locales: ['en', 'tr'] })).toEqual(['story']);
  });

  it('of the same instant is replaced as well, also where its words were lost', async () => {
    await search().put([entry('story', { headline: 'Harbour', untilMs: NOW + DAY })]);
    await search().put([entry('story', { headline: 'Airport', untilMs: NOW + 1 })]);
    expect([await find('harbour'), await find('airport')]).toEqual([[], ['story']]);
    expect(await find('airport', { nowMs: NOW + 2 })).toEqual([]);

    if (strapi().db.dialect.client === 'sqlite') {
      await strapi().db.connection('newsroom_search_words').del();
      expect(await find('airport')).toEqual([]);
    }
    await search().put([entry('story', { headline: 'Airport' })]);
    expect(await find('airport')).toEqual(['story']);
  });

  it('named twice is what was said last', async () => {
    await search().put([
      entry('story', { headline: 'Harbour' }),
      entry('story', { headline: 'Airport' }),
    ]);
    expect(await find('harbour')).toEqual([]);
    expect(await find('airport')).toEqual(['story']);
  });

  it('is gone once removed, and may be removed again', async () => {
    await search().put([entry('a', { headline: 'Harbour' }), entry('b', { headline: 'Harbour' })]);
    const keys = [{ documentId: 'a', locale: 'en' }];
    await search().remove(keys);
    await search().remove(keys);
    await search().remove([]);
    await search().put([]);
    expect(await find('harbour')).toEqual(['b']);
  });

  it('comes and goes with the transaction', async () => {
    const undone = strapi().db.transaction(async () => {
      await search().put([entry('story', { headline: 'Harbour' })]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await find('harbour')).toEqual([]);

    await strapi().db.transaction(async () => {
      await search().put([entry('story', { headline: 'Harbour' })]);
    });
    expect(await find('harbour')).toEqual(['story']);
  });

  it('may be as long as it likes, in whatever words', async () => {
    const body = Array.from({ length: 40_000 }, (_, n) => `ж${n.toString(36)}ж`.repeat(3)).join(
      ' '
    );
    const long = 'w'.repeat(5000);
    await search().put([
      entry('long', { headline: long, dek: body, body: `first ${body}`, keywords: [body, body] }),
      entry('odd', { headline: "\u0000\ud800' \\ :*", body: `${'same '.repeat(30_000)}` }),
    ]);
    expect(await find(long)).toEqual(['long']);
    expect(await find('first')).toEqual(['long']);
    expect(await find('same same')).toEqual(['odd']);
  });

  it('may be published at any instant, many at once', async () => {
    const instants = [0, -8_640_000_000_000_000, NEVER, NOW, NOW + 0.5];
    await search().put(
      instants.map((publishedMs, n) => entry(`at${n}`, { headline: 'Harbour', publishedMs }))
    );
    await search().put(
      Array.from({ length: 1100 }, (_, n) => entry(`same${n}`, { headline: 'Airport' }))
    );
    expect(await find('harbour')).toHaveLength(5);
    expect(new Set(await find('airport')).size).toBe(1000);
  });

  it('may be published again at another instant, among many that are put together', async () => {
    const at = (publishedMs: number) => (_: unknown, n: number) =>
      entry(`story${n}`, { headline: 'Harbour', publishedMs: publishedMs + (n % 3) });
    await search().put(Array.from({ length: 40 }, at(NOW)));
    const moved = Array.from({ length: 60 }, at(NOW + 1));
    const kept = entry('story0', { headline: 'Airport', publishedMs: NOW, untilMs: NOW + DAY });
    await search().put([...moved.slice(1), kept]);
    expect((await find('harbour')).sort()).toEqual(
      moved
        .slice(1)
        .map(({ documentId }) => documentId)
        .sort()
    );
    expect(await find('airport')).toEqual(['story0']);
    await search().remove(moved);
    expect(await find('harbour')).toEqual([]);
    await search().put(moved);
    expect(await find('harbour')).toHaveLength(60);
  });
});

describe('the order', () => {
  it('of equally new stories is headline, dek, keywords, body', async () => {
    const body = 'People walked along the shore and watched the boats for a while.';
    await search().put([
      entry('body', { body: `${body} ${'The harbour was full. '.repeat(4)}` }),
      entry('keyword', { body, keywords: ['Harbour'] }),
      entry('headline', { body, headline: 'Harbour' }),
      entry('dek', { body, dek: 'Harbour' }),
      ...Array.from({ length: 9 }, (_, n) => entry(`none${n}`, { body })),
    ]);
    expect(await find('harbour')).toEqual(['headline', 'dek', 'keyword', 'body']);
  });

  it('of equally good stories is newest first', async () => {
    await search().put([
      entry('old', { headline: 'Harbour', publishedMs: NOW - 90 * DAY }),
      entry('new', { headline: 'Harbour', publishedMs: NOW - DAY }),
      entry('middle', { headline: 'Harbour', publishedMs: NOW - 30 * DAY }),
    ]);
    expect(await find('harbour')).toEqual(['new', 'middle', 'old']);
  });

  it('says with a score how good a match is', async () => {
    await search().put([
      entry('a', { headline: 'Harbour' }),
      entry('b', { headline: 'Harbour', publishedMs: NOW - 30 * DAY }),
    ]);
    const hits = await search().find({ text: 'harbour', locales: ['en'], nowMs: NOW });
    expect(hits.map(({ score }) => score)).toEqual([
      expect.closeTo(0.99, 1),
      expect.closeTo(0.7, 5),
    ]);
  });

  it('is of the newest thousand', async () => {
    await search().put([
      entry('oldest', { headline: 'Harbour harbour', publishedMs: NOW - 400 * DAY }),
      ...Array.from({ length: 1000 }, (_, n) =>
        entry(`n${n}`, { body: 'In the harbour', publishedMs: NOW - n * 1000 })
      ),
    ]);
    const ids = await find('harbour');
    expect(ids).toHaveLength(1000);
    expect(ids).not.toContain('oldest');
  });
});

describe('the tables', () => {
  it('may be opened again and by several nodes at once', async () => {
    await search().put([entry('story', { headline: 'Harbour' })]);
    await Promise.all([search().open(), search().open(), search().open()]);
    expect(await find('harbour')).toEqual(['story']);
  });

  it('are left alone by the schema sync of a second start', async () => {
    await search().put([entry('story', { headline: 'Harbour' })]);
    // What Strapi does at a start when its content types have changed.
    await strapi().db.schema.syncSchema();
    expect(await find('harbour')).toEqual(['story']);
    await search().put([entry('story', { headline: 'Airport' })]);
    expect(await find('airport')).toEqual(['story']);
  });

  it('bear several writers of the same entries', async () => {
    const entries = Array.from({ length: 30 }, (_, n) => entry(`n${n}`, { headline: 'Harbour' }));
    await Promise.all([
      search().put(entries),
      search().put([...entries].reverse()),
      search().put(entries),
    ]);
    expect(await find('harbour')).toHaveLength(30);
  });
});
