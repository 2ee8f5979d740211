import { statementsOf } from '../helpers/statements';
import {
  ARTICLE,
  documents,
  editorial,
  freezeClock,
  PROMO,
  resetNewsroom,
  rows,
  SECTION,
  SOURCE,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { command } from '../helpers/terminal';
import {
  draftArticle,
  paragraphs,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

const CELL = 'plugin::newsroom.board-cell';
const COUNT = 'plugin::newsroom.board-count';
const STATE = 'plugin::newsroom.translation-state';

const table = (name: string) => strapi().db.connection(`newsroom_${name}`);
const service = (name: string) => strapi().plugin('newsroom').service(name);
let token: Record<string, string>;

beforeAll(async () => {
  token = await tokenFor(
    ...['make', 'update', 'confirm', 'waive', 'changeSource'].map(
      (action) => `plugin::newsroom.translations.${action}`
    ),
    'plugin::newsroom.publishing.correct'
  );
});
beforeEach(resetNewsroom);

const write = (documentId: string, locale: string, data: object) =>
  documents(ARTICLE).update({ documentId, locale, data });

const ask = async (method: 'post' | 'put', path: string, body: object): Promise<void> => {
  const answer = await editorial(method, path, token, body);
  expect([path, answer.status < 300, answer.body.error]).toEqual([path, true, undefined]);
};

/** A story in English and Turkish, published in both. */
const storyInTwo = async (headline: string, data: object = {}): Promise<string> => {
  const { documentId } = await draftArticle(headline, { ...data, body: paragraphs('One.') });
  await translation(documentId, 'tr', `${headline} (tr)`);
  await publish(documentId, ['en', 'tr']);
  return documentId;
};

/** Cells of every kind, as the desk makes them. */
const deskAtWork = async (): Promise<void> => {
  freezeClock('2026-05-01T08:00:00.000Z');
  const world = await sectionNamed('World');
  const sport = await sectionNamed('Sport');
  await documents(SECTION).update({
    documentId: sport.documentId,
    locale: 'tr',
    data: { name: 'Spor' },
  });
  await sourceNamed('AP');
  await promoTitled('Subscribe', { url: 'https://example.org/join' });

  await draftArticle('Missing everywhere', { section: world.documentId });
  await publishedArticle('Breaking', { urgency: 'breaking', section: sport.documentId });
  await publishedArticle('Bir hat', {}, 'tr');
  await storyInTwo('Current', { section: world.documentId });

  const outdated = await storyInTwo('Outdated');
  await translation(outdated, 'ar', 'خط');
  freezeClock('2026-05-02T08:00:00.000Z');
  await write(outdated, 'en', { headline: 'Something else' });

  const waived = await storyInTwo('Waived');
  await write(waived, 'en', { headline: 'A word less' });
  await ask('post', `/articles/${waived}/translations/tr/waive`, { revision: 2 });

  const undone = await storyInTwo('Undone');
  await write(undone, 'en', { headline: 'Done' });
  await write(undone, 'en', { headline: 'Undone' });

  const { documentId: reviewed } = await draftArticle('In review');
  await ask('post', `/articles/${reviewed}/translations/tr`, { assignee: 'Ayşe' });
  await ask('put', `/articles/${reviewed}/translations/tr`, { progress: 'in-review' });
  await write(reviewed, 'en', { headline: 'In review, and behind' });

  const owing = await storyInTwo('Owing');
  const correction = { locale: 'en', kind: 'correction', text: 'It is 78 km long.' };
  await ask('post', `/articles/${owing}/corrections`, correction);

  const turned = await storyInTwo('Turned');
  await translation(turned, 'ar', 'خط');
  await ask('put', `/articles/${turned}/source-locale`, { locale: 'tr' });
  await write(turned, 'tr', { headline: 'Başka' });

  const orphaned = await storyInTwo('Orphaned');
  await translation(orphaned, 'id', 'Garis');
  await documents(ARTICLE).delete({ documentId: orphaned, locale: 'en' });

  const apart = await storyInTwo('Apart', { section: world.documentId });
  await write(apart, 'tr', { section: sport.documentId });

  const killed = await storyInTwo('Killed');
  await service('kill').kill(killed, { reason: 'Libel', notice: null, by: 'A. Editor' });
};

/** Stories copied by SQL, of which the board has not heard: more than are followed at once. */
const clones = async (count: number): Promise<string[]> => {
  const drafts = await table('articles').where({ slug: 'current' }).whereNull('published_at');
  const ids = Array.from({ length: count }, (_, index) => `0${String(index).padStart(4, '0')}`);
  const copies = ids.flatMap((id) =>
    drafts.map((row) => ({ ...row, id: undefined, document_id: id, slug: `clone-${id}` }))
  );
  for (let start = 0; start < copies.length; start += 20) {
    await table('articles').insert(copies.slice(start, start + 20));
  }
  return ids;
};

const withoutIds = async (uid: string): Promise<string[]> =>
  (await rows(uid)).map(({ id: _, ...row }) => JSON.stringify(row)).sort();

/** Cells, counts above nothing, and states: everything that following a document writes. */
const written = async () => ({
  cells: await withoutIds(CELL),
  counts: (await withoutIds(COUNT)).filter((row) => !row.includes('"cells":0')),
  states: await withoutIds(STATE),
});

const forgetBoard = async (): Promise<void> => {
  for (const name of ['board_cells', 'board_counts']) await table(name).del();
};

const inTransaction = async <Result>(work: () => Promise<Result>): Promise<Result> =>
  strapi().db.transaction(work);

test('the rebuild says of cells of every kind what live writes said', async () => {
  await deskAtWork();
  const live = await written();
  const cells = live.cells.map((cell) => JSON.parse(cell));
  expect([...new Set(cells.map(({ state }) => state))].sort()).toEqual([
    ...['current', 'fallback-only', 'in-progress', 'in-review', 'missing', 'outdated'],
    ...['owing-correction', 'source'],
  ]);
  expect(new Set(cells.map(({ entity }) => entity)).size).toBe(4);
  expect(cells.some(({ assignee }) => assignee === 'Ayşe')).toBe(true);
  expect(cells.some(({ urgency }) => urgency === 'breaking')).toBe(true);
  expect(cells.some(({ isOutdated, state }) => isOutdated && state === 'in-progress')).toBe(true);

  await forgetBoard();
  expect((await command('rebuild')).code).toBe(0);
  expect(await written()).toEqual(live);

  await table('board_cells').where({ locale: 'tr' }).del();
  await table('board_cells').where({ locale: 'ar' }).update({ state: 'current', assignee: 'X' });
  const killed = await rows('plugin::newsroom.killed-story');
  const [cell] = await table('board_cells').limit(1);
  for (const document_id of [String(killed[0]?.documentId), 'nothing']) {
    await table('board_cells').insert({ ...cell, id: undefined, document_id });
  }
  expect((await command('rebuild')).code).toBe(0);
  expect(await written()).toEqual(live);
});

test('following many documents at once writes what following one after the other does', async () => {
  await deskAtWork();
  await clones(120);
  const known = await table('translation_states');
  const startOver = async (): Promise<void> => {
    await forgetBoard();
    await table('translation_states').del();
    // Half of the stories were noted before, and one language that is gone by now.
    for (const state of known) await table('translation_states').insert(state);
    await table('translation_states').where('document_id', '>', 'm').del();
    const [state] = known;
    const gone = { ...state, id: undefined, document_id: '00007', locale: 'id' };
    await table('translation_states').insert([gone, { ...gone, document_id: 'nothing' }]);
  };

  await startOver();
  for (const uid of [ARTICLE, SECTION, SOURCE, PROMO]) {
    const documentIds = new Set((await rows(uid)).map(({ documentId }) => String(documentId)));
    for (const id of documentIds) await inTransaction(() => service('board').follow(uid, id));
  }
  const oneByOne = await written();

  await startOver();
  expect((await command('rebuild')).code).toBe(0);
  expect(await written()).toEqual(oneByOne);
  expect(oneByOne.cells.filter((cell) => cell.includes('"documentId":"0'))).toHaveLength(480);
});

test('many documents take as many statements as few', async () => {
  await storyInTwo('Current');
  const ids = await clones(25);
  const board = service('board');
  const few = await statementsOf(() =>
    inTransaction(() => board.followAll(ARTICLE, ids.slice(0, 5)))
  );
  const many = await statementsOf(() =>
    inTransaction(() => board.followAll(ARTICLE, ids.slice(5)))
  );
  expect(many).toHaveLength(few.length);
  expect(await table('board_cells').whereIn('document_id', ids)).toHaveLength(100);
});

test('what is gone or taken down leaves the board, and only what is gone is forgotten', async () => {
  const gone = await storyInTwo('Gone');
  const killed = await storyInTwo('Killed');
  const left = await storyInTwo('Left');
  await service('kill').kill(killed, { reason: 'Libel', notice: null, by: 'A. Editor' });
  const [cell] = await table('board_cells').where({ document_id: left }).limit(1);
  await table('board_cells').insert({ ...cell, id: undefined, document_id: killed });
  await table('articles').where({ document_id: gone }).del();
  await inTransaction(() => service('board').followAll(ARTICLE, [gone, killed, left]));
  const ofStories = async (name: string) => {
    const found = await table(name).distinct('document_id');
    return found.map(({ document_id: id }) => id).sort();
  };
  expect(await ofStories('board_cells')).toEqual([left]);
  expect(await ofStories('translation_states')).toEqual([killed, left].sort());
});
