import type { ChangeDocument } from 'newsroom/contracts/delivery';
import { applyChanges, readChanges, wire } from '../helpers/delivery';
import { ARTICLE, documents, get, resetNewsroom, rows, SECTION } from '../helpers/newsroom';
import {
  draftArticle,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);

const CHANGE = 'plugin::newsroom.change';
const head = async (): Promise<number> => (await get('/changes?limit=1')).body.meta.head;

const article = (changes: readonly ChangeDocument[]) =>
  changes.filter(({ entity }) => entity === 'article');

/** What readers can get, in every language: the paths of all live articles. */
const liveArticles = async (): Promise<Map<string, string | null>> => {
  const live = new Map<string, string | null>();
  for (const locale of ['en', 'tr', 'id', 'ar']) {
    const { body } = await get(`/articles?locale=${locale}&limit=100&relative=false`);
    expect(body.meta.nextCursor).toBeNull();
    for (const { id, path } of body.data) live.set(`article ${id} ${locale}`, path);
  }
  return live;
};

const sorted = (map: Map<string, string | null>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** Reads on from `after` as a search index does, until `isOver` and nothing is left. */
const follow = async (after: number, isOver: () => boolean): Promise<ChangeDocument[]> => {
  const seen: ChangeDocument[] = [];
  for (let from = after; ;) {
    const wasOver = isOver();
    const { status, body } = await get(`/changes?after=${from}&limit=3`);
    expect(status).toBe(200);
    expect(body.meta.nextAfter).toBe(body.data.at(-1)?.seq ?? from);
    expect(body.meta.head).toBeGreaterThanOrEqual(body.meta.nextAfter);
    seen.push(...body.data);
    from = body.meta.nextAfter;
    if (wasOver && from === body.meta.head) return seen;
  }
};

describe('the change log', () => {
  test('read on while two dozen writers publish, loses nothing and keeps the order', async () => {
    const sections = [await sectionNamed('World'), await sectionNamed('Sport')];
    const drafts = await Promise.all(
      Array.from({ length: 24 }, (_, n) =>
        draftArticle(`Story ${n}`, { section: sections[n % 2]?.documentId })
      )
    );
    const start = await head();
    let isOver = false;
    const reading = follow(start, () => isOver);
    const writing = drafts.map(async ({ documentId }, n) => {
      await publish(documentId, 'en');
      if (n % 3 === 0) {
        await documents(ARTICLE).update({
          documentId,
          locale: 'en',
          data: { headline: `Story ${n} again`, slug: `story-${n}-again` },
        });
        await publish(documentId, 'en');
      }
      if (n % 3 === 1) await documents(ARTICLE).unpublish({ documentId, locale: 'en' });
      if (n % 3 === 2) {
        await translation(documentId, 'tr', `Haber ${n}`);
        await publish(documentId, 'tr');
      }
    });
    const renaming = documents(SECTION).update({
      documentId: String(sections[0]?.documentId),
      locale: 'en',
      data: { name: 'The World', slug: 'the-world' },
    });
    await Promise.all([...writing, renaming]);
    isOver = true;

    const seen = await reading;
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => start + 1 + index));
    expect(sorted(applyChanges(article(seen)))).toEqual(sorted(await liveArticles()));
    expect(await readChanges(start)).toEqual(seen);
    expect(await rows(CHANGE, { seq: { $gt: start } })).toHaveLength((await head()) - start);

    // Whatever the order of the writes was: what is served shows the section as it is now.
    for (const { path, section } of (await get('/articles?limit=100')).body.data) {
      if (section.name === 'Sport') continue;
      expect([section.name, path.startsWith('/en/the-world/')]).toEqual(['The World', true]);
    }
  });

  test('tells of an address that changed, of what goes, and of every language by itself', async () => {
    const { documentId } = await publishedArticle('Story');
    await translation(documentId, 'tr', 'Haber');
    await publish(documentId, 'tr');
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { slug: 'tale' } });
    await publish(documentId, 'en');
    await documents(ARTICLE).unpublish({ documentId, locale: 'tr' });
    await documents(ARTICLE).delete({ documentId, locale: '*' });
    const told = (await readChanges()).map(({ action, locale, path }) => [action, locale, path]);
    const facts = told.filter(([action, locale]) => action !== 'update' || locale === 'tr');
    expect(facts).toEqual([
      ['publish', 'en', '/en/story'],
      ['publish', 'tr', '/tr/haber'],
      ['redirect', 'en', '/en/story'],
      // The Turkish edition shows the English address.
      ['update', 'tr', '/tr/haber'],
      ['unpublish', 'tr', '/tr/haber'],
      ['unpublish', 'en', '/en/tale'],
    ]);
  });

  test('says nothing of drafts, and nothing of what readers could not notice', async () => {
    const { documentId } = await publishedArticle('Story');
    const before = await head();
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { headline: 'Draft' } });
    await documents(ARTICLE).discardDraft({ documentId, locale: 'en' });
    await publish(documentId, 'en');
    await draftArticle('Another');
    await publishedArticle('Later', { embargoUntil: '2999-01-01T00:00:00.000Z' });
    expect(await head()).toBe(before);
  });

  test('tells of sections, sources and promos in every language they are read in', async () => {
    const section = await sectionNamed('World');
    const source = await sourceNamed('AP');
    const promo = await promoTitled('Offer', { url: 'https://example.org' });
    const entities = (await readChanges()).map(({ entity, id, locale, action }) =>
      [entity, id, locale, action].join(' ')
    );
    expect(entities.sort()).toEqual(
      ['en', 'tr', 'id', 'ar']
        .flatMap((locale) => [
          `section ${section.documentId} ${locale} publish`,
          `source ${source.documentId} ${locale} publish`,
          `promo ${promo.documentId} ${locale} publish`,
        ])
        .sort()
    );
  });

  test('held open, answers as soon as something is committed', async () => {
    const { documentId } = await draftArticle('Story');
    const after = await head();
    const waiting = get(`/changes?after=${after}&wait=30`);
    let isAnswered = false;
    void waiting.then(() => (isAnswered = true));
    await get('/health');
    expect(isAnswered).toBe(false);
    await publish(documentId);
    const { body } = await waiting;
    expect(body.data).toMatchObject([{ action: 'publish', id: documentId }]);
  });

  test('is never kept by a cache, and never older than is asked for', async () => {
    await publishedArticle('Story');
    const now = await head();
    const answer = await wire('/changes', { 'Min-Seq': now });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect((await wire('/changes', { 'Min-Seq': now + 1 })).status).toBe(425);
    expect((await wire('/changes', { 'Min-Seq': 'soon' })).status).toBe(400);
  });
});
