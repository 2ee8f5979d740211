import { draftArticle, paragraphs, publish, translation } from '../fixtures/newsroom';
import { editorial, freezeClock, rows, strapi } from '../helpers/newsroom';
import {
  token,
  at,
  make,
  read,
  confirm,
  write,
  logged,
  setUpTranslations,
} from '../helpers/translations';

setUpTranslations();

const waive = (id: string, locale: string, revision: number | null) =>
  editorial('post', at(id, locale, '/waive'), token, { revision });

describe('drift', () => {
  const story = async () => {
    const { documentId } = await draftArticle('The line is long', {
      body: paragraphs('First.', 'Second one here.'),
    });
    await translation(documentId, 'tr', 'Hat uzun', { body: paragraphs('Bir.', 'İki.') });
    await publish(documentId);
    return documentId;
  };

  test('is told field by field and block by block, beside the translation', async () => {
    const id = await story();
    await write(id, 'en', {
      headline: 'The line is short',
      body: paragraphs('First.', 'New.', 'Second one there.'),
    });
    const side = await read(id, 'tr');
    expect(side).toMatchObject({ state: 'outdated', isOutdated: true, madeFrom: 1 });
    expect(side.source).toMatchObject({ locale: 'en', revision: 2, publishedRevision: 1 });
    const headline = side.fields.find(({ field }: { field: string }) => field === 'headline');
    expect(headline).toMatchObject({
      source: 'The line is short',
      target: 'Hat uzun',
      maxLength: 250,
      drift: { before: 'The line is long', after: 'The line is short' },
    });
    const texts = side.body.map((pair: Record<string, { children: { text: string }[] } | null>) => [
      pair.source?.children[0]?.text ?? null,
      pair.target?.children[0]?.text ?? null,
      pair.change,
    ]);
    expect(texts).toEqual([
      ['First.', 'Bir.', 'same'],
      ['New.', null, 'added'],
      ['Second one there.', 'İki.', 'changed'],
    ]);
    // Readers have the old source still, for which the translation is right.
    expect(side.changedForReaders).toEqual([]);
    await publish(id, 'en');
    expect((await read(id, 'tr')).changedForReaders).toEqual(['headline', 'body']);
  });

  test('ends with the edit that is undone, and is none of white space or a slug', async () => {
    const id = await story();
    await write(id, 'en', { headline: 'Another' });
    expect((await read(id, 'tr')).state).toBe('outdated');
    await write(id, 'en', { headline: 'The line is long' });
    expect((await read(id, 'tr')).state).toBe('current');
    await write(id, 'en', { slug: 'other', body: paragraphs('First. ', '', 'Second  one here.') });
    const side = await read(id, 'tr');
    expect([side.state, side.source.revision]).toEqual(['current', 4]);
    expect(side.others.map(({ field }: { field: string }) => field)).toEqual(['slug']);
  });

  test('is not ended by a save of the translation, but by its confirmation', async () => {
    const id = await story();
    await write(id, 'en', { headline: 'The line is short' });
    await write(id, 'tr', { headline: 'Hat kısa' });
    expect((await read(id, 'tr')).state).toBe('outdated');
    const { status, body } = await confirm(id, 'tr', 2);
    expect([status, body.data.state, body.data.madeFrom]).toEqual([200, 'current', 2]);
    expect(body.data.confirmed.by).toMatch(/^test /);
    expect(await logged()).toContain('confirm-translation');
  });

  test('cannot be confirmed against a source that was not read', async () => {
    const id = await story();
    await write(id, 'en', { headline: 'The line is short' });
    for (const revision of [1, 3]) {
      const { status, body } = await confirm(id, 'tr', revision);
      expect([status, body.error.details]).toEqual([
        412,
        { code: 'stale-confirmation', revision: 2, conflicts: [] },
      ]);
    }
    expect((await read(id, 'tr')).state).toBe('outdated');
    expect((await confirm(id, 'tr', -1)).status).toBe(400);
    expect((await confirm(id, 'ar', 2)).status).toBe(404);
    expect((await confirm(id, 'en', 2)).status).toBe(400);
  });

  test('of a typing error needs no translation, until something else changes', async () => {
    const id = await story();
    await write(id, 'en', { headline: 'The line is lang' });
    const { body } = await waive(id, 'tr', 2);
    expect([body.data.state, body.data.madeFrom, body.data.waived]).toEqual(['current', 1, 2]);
    await write(id, 'en', { headline: 'The line is lang', dek: 'New' });
    const side = await read(id, 'tr');
    expect(side.state).toBe('outdated');
    const drifted = side.fields.filter(({ drift }: { drift: unknown }) => drift !== null);
    expect(drifted.map(({ field }: { field: string }) => field)).toEqual(['dek']);
    expect((await waive(id, 'tr', null)).body.data.waived).toBeNull();
    for (const revision of [0, 7]) {
      const { status, body: refused } = await waive(id, 'tr', revision);
      expect([status, refused.error.details.code]).toEqual([400, 'unknown-revision']);
    }
  });

  test('of work that is under way is shown beside how far it is; publication ends it', async () => {
    const { documentId: id } = await draftArticle('The line');
    await make(id, 'tr');
    await write(id, 'en', { headline: 'The railway' });
    expect(await read(id, 'tr')).toMatchObject({ state: 'in-progress', isOutdated: true });
    const { body } = await editorial('put', at(id, 'tr'), token, {
      progress: 'in-review',
      assignee: 'Ayşe',
    });
    expect(body.data).toMatchObject({ state: 'in-review', assignee: 'Ayşe' });
    await publish(id, 'tr');
    expect(await read(id, 'tr')).toMatchObject({ state: 'outdated', progress: 'done' });
    const bad = [{}, { progress: 'soon' }, { assignee: '' }, { assignee: 'a\u0000b' }];
    for (const input of bad) {
      expect((await editorial('put', at(id, 'tr'), token, input)).status).toBe(400);
    }
  });

  test('keeps the revision that a translation was made from', async () => {
    const id = await story();
    await strapi().db.connection('newsroom_revisions').update({ published_ms: null, at_ms: 0 });
    const { store } = strapi().plugin('newsroom').service('history');
    await write(id, 'en', { headline: 'Two' });
    await write(id, 'en', { headline: 'Three' });
    await store.prune({ documentId: id, locale: 'en' }, { upTo: 2, beforeMs: Date.now() + 1_000 });
    const numbers = (await rows('plugin::newsroom.revision', { documentId: id, locale: 'en' })).map(
      ({ number }) => number
    );
    expect(numbers).toEqual([1, 3]);
  });

  test('is owed corrections first', async () => {
    const id = await story();
    const corrections = strapi().plugin('newsroom').service('corrections');
    const made = await corrections.add(id, {
      ...{ locale: 'en', kind: 'correction', text: 'It is 78 km.', by: 'A. Editor' },
    });
    const side = await read(id, 'tr');
    expect([side.state, side.corrections]).toEqual([
      'owing-correction',
      [{ id: made.id, kind: 'correction', locale: 'en', text: 'It is 78 km.' }],
    ]);
    await corrections.settle(id, made.id, 'tr', {
      settlement: { state: 'not-applicable' },
      by: 'A. Editor',
    });
    expect((await read(id, 'tr')).state).toBe('current');
  });
});

test('states are the same in the clock of another day', async () => {
  freezeClock('2026-05-01T08:00:00.000Z');
  const { documentId: id } = await draftArticle('The line');
  await make(id, 'tr');
  freezeClock('2027-05-01T08:00:00.000Z');
  expect((await read(id, 'tr')).isOutdated).toBe(false);
});
