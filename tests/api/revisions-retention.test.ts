import { ARTICLE, configure, documents, freezeClock, rows, strapi } from '../helpers/newsroom';
import { draftArticle, publish, translation } from '../fixtures/newsroom';
import { ask, update, revisions, setUpRevisions } from '../helpers/revisions';

setUpRevisions();

test('old revisions go, but none that was published, and no number comes again', async () => {
  configure({ desk: { revisions: { keep: 3, days: 0 }, lockSeconds: 120, limits: {} } });
  freezeClock('2026-03-01T08:00:00Z');
  const { documentId } = await draftArticle('A story');
  await update(documentId, { dek: 'Published' });
  await publish(documentId, 'en');
  for (let n = 3; n <= 10; n += 1) {
    freezeClock(`2026-03-01T09:${String(n).padStart(2, '0')}:00Z`);
    await update(documentId, { dek: `Dek ${n}` });
  }
  expect((await revisions(documentId)).map(({ number }) => number)).toEqual([10, 9, 8, 2]);
  await update(documentId, { dek: 'More' });
  expect((await revisions(documentId))[0]?.number).toBe(11);
});

describe('the hourly sweep', () => {
  const sweep = (): Promise<number> => strapi().plugin('newsroom').service('retention').round();
  const numbers = async (id: string, locale = 'en') =>
    (await revisions(id, locale)).map(({ number }) => number);

  beforeEach(async () => {
    configure({ desk: { revisions: { keep: 2, days: 30 }, lockSeconds: 120, limits: {} } });
    await strapi().db.connection('newsroom_counters').where({ name: 'retention' }).del();
  });

  /**
   * A story in two languages with revisions 1 to 6 each, of which the third was published. The Turkish
   * one was made from the first of the English one, which is kept for as long as that is so.
   */
  const storyOfMarch = async () => {
    freezeClock('2026-03-01T08:00:00Z');
    const { documentId } = await draftArticle('A story');
    await translation(documentId, 'tr', 'Bir haber');
    for (const locale of ['en', 'tr']) {
      for (let number = 2; number <= 6; number += 1) {
        const data = { dek: `Dek ${number}` };
        await documents(ARTICLE).update({ documentId, locale, data });
        if (number === 3) await publish(documentId, locale);
      }
    }
    return documentId;
  };

  test('takes the old revisions of stories that nobody saves any more, never one that was published or translated', async () => {
    const [id, other] = [await storyOfMarch(), await storyOfMarch()];
    freezeClock('2026-03-30T08:00:00Z');
    expect(await sweep()).toBe(0);
    freezeClock('2026-04-01T08:00:00Z');
    expect(await sweep()).toBe(10);
    for (const story of [id, other]) {
      expect(await numbers(story)).toEqual([6, 5, 3, 1]);
      expect(await numbers(story, 'tr')).toEqual([6, 5, 3]);
    }
    expect((await ask(id, '/3?locale=en')).data.state.dek).toBe('Dek 3');
  });

  test('is made once an hour by all nodes together', async () => {
    const id = await storyOfMarch();
    freezeClock('2026-05-01T08:00:00Z');
    const swept = await Promise.all(Array.from({ length: 6 }, sweep));
    expect(swept.sort()).toEqual([0, 0, 0, 0, 0, 5]);
    configure({ desk: { revisions: { keep: 1, days: 30 }, lockSeconds: 120, limits: {} } });
    freezeClock('2026-05-01T08:59:59Z');
    expect(await sweep()).toBe(0);
    freezeClock('2026-05-01T09:00:00Z');
    expect(await sweep()).toBe(2);
    expect(await numbers(id)).toEqual([6, 3, 1]);
  });

  test('takes edit locks that ran out a day ago, and leaves those that hold', async () => {
    const held = await draftArticle('Held');
    await strapi()
      .db.connection('newsroom_edit_locks')
      .insert([
        { document_id: held.documentId, locale: 'en', expires_ms: Date.now() + 60_000 },
        { document_id: held.documentId, locale: 'tr', expires_ms: Date.now() - 3_600_000 },
        { document_id: held.documentId, locale: 'id', expires_ms: Date.now() - 90_000_000 },
      ]);
    freezeClock('2026-06-01T08:00:00Z');
    await sweep();
    const left = await rows('plugin::newsroom.edit-lock');
    expect(left.map(({ locale }) => locale).sort()).toEqual(['en', 'tr']);
  });
});
