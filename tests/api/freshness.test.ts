import { delivery, wire } from '../helpers/delivery';
import {
  ARTICLE,
  documents,
  freezeClock,
  PROMO,
  resetNewsroom,
  SECTION,
  SOURCE,
  strapi,
} from '../helpers/newsroom';
import {
  draftArticle,
  pictureNamed,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);

const NOW = '2026-03-01T08:00:00.000Z';
const STORY = '/articles/story?relative=false';
const parse = (text: string) => JSON.parse(text);

describe('how new an answer is', () => {
  test('is said, and may be asked for', async () => {
    await publishedArticle('Story');
    await delivery().follower.catchUp();
    const seq = delivery().follower.seq();
    for (const path of [STORY, '/articles', '/sections', '/sources', '/promos', '/articles/none']) {
      expect((await wire(path)).headers['x-newsroom-seq']).toBe(String(seq));
      for (const [least, status] of [
        [0, path === '/articles/none' ? 404 : 200],
        [seq, path === '/articles/none' ? 404 : 200],
        [seq + 1, 425],
      ] as const) {
        const answer = await wire(path, { 'Min-Seq': least });
        expect([path, least, answer.status]).toEqual([path, least, status]);
        expect(Number(answer.headers['x-newsroom-seq'])).toBeGreaterThanOrEqual(
          status === 425 ? 0 : least
        );
        if (status === 425) expect(answer.headers['cache-control']).toBe('no-store');
      }
    }
  });

  test('what another node committed is waited for', async () => {
    const { documentId } = await publishedArticle('Story');
    const { memory, follower } = delivery();
    await wire(STORY);
    await wire(STORY);
    // Another node's commit: nobody here tells memory of it.
    const evict = jest.spyOn(memory, 'evict').mockImplementation(() => undefined);
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { dek: 'Newest.' } });
    evict.mockRestore();
    await follower.catchUp();
    const seq = follower.seq();
    await publish(documentId);
    const { text } = await wire(STORY, { 'Min-Seq': seq + 1 });
    expect(parse(text).data.dek).toBe('Newest.');
  });

  test('a write is read by the very next request', async () => {
    const { documentId } = await publishedArticle('Story');
    for (let n = 0; n < 8; n += 1) {
      await documents(ARTICLE).update({ documentId, locale: 'en', data: { dek: `Dek ${n}` } });
      await publish(documentId);
      for (const path of [STORY, `/articles/id/${documentId}`]) {
        expect(parse((await wire(path)).text).data.dek).toBe(`Dek ${n}`);
      }
      expect(parse((await wire('/articles')).text).data[0].dek).toBe(`Dek ${n}`);
    }
  });
});

describe('a change is seen by the very next request, wherever it shows', () => {
  const stands = async () => {
    freezeClock(NOW);
    const world = await sectionNamed('World');
    const asia = await sectionNamed('Asia', { parent: world.documentId });
    const ap = await sourceNamed('AP');
    const sport = await sectionNamed('Sport');
    const target = await publishedArticle('Target', { section: sport.documentId });
    const promo = await promoTitled('Offer', { targetArticle: target.documentId });
    const related = await publishedArticle('Related');
    const story = await draftArticle('Story', {
      section: asia.documentId,
      sources: [ap.documentId],
      relatedPromos: [promo.documentId],
      relatedArticles: [related.documentId],
    });
    await translation(story.documentId, 'tr', 'Haber');
    await publish(story.documentId);
    return { world, asia, sport, ap, target, promo, related, story };
  };
  type Stands = Awaited<ReturnType<typeof stands>>;
  const update = (uid: string, documentId: string, data: object, locale = 'en') =>
    documents(uid).update({ documentId, locale, data });

  const changes: [string, (stands: Stands) => Promise<unknown>, string, string[]][] = [
    [
      'a section renamed',
      ({ asia }) => update(SECTION, asia.documentId, { name: 'NEWNAME' }),
      'NEWNAME',
      [
        STORY,
        '/articles',
        '/articles?section=world',
        '/sections',
        '/sections/world',
        '/sources/AP',
      ],
    ],
    [
      'a section above renamed',
      ({ world }) => update(SECTION, world.documentId, { name: 'NEWNAME' }),
      'NEWNAME',
      [STORY, '/sections', '/sections/asia'],
    ],
    [
      'a new section',
      ({ world }) => sectionNamed('NEWNAME', { parent: world.documentId }),
      'NEWNAME',
      ['/sections', '/sections/world', '/sections?locale=tr'],
    ],
    [
      'the section of a promo’s story readdressed',
      ({ sport }) => update(SECTION, sport.documentId, { slug: 'newname' }),
      '/en/newname/target',
      [STORY, '/articles/haber?locale=tr', '/promos', '/promos?locale=tr'],
    ],
    [
      'a source renamed',
      ({ ap }) => update(SOURCE, ap.documentId, { name: 'NEWNAME' }),
      'NEWNAME',
      [STORY, '/articles', '/articles?source=AP', '/sources', '/sources/AP', '/sections/asia'],
    ],
    ['a new source', () => sourceNamed('NEWNAME'), 'NEWNAME', ['/sources', '/sources?locale=tr']],
    [
      'a promo rewritten',
      ({ promo }) => update(PROMO, promo.documentId, { title: 'NEWNAME' }),
      'NEWNAME',
      [STORY, '/promos', '/promos?placement=article-end', '/articles/haber?locale=tr'],
    ],
    [
      'a new promo',
      () => promoTitled('NEWNAME', { url: 'https://example.org' }),
      'NEWNAME',
      ['/promos', '/promos?section=asia'],
    ],
    [
      'a related story retold',
      async ({ related: { documentId } }) => {
        await update(ARTICLE, documentId, { headline: 'NEWNAME' });
        await publish(documentId);
      },
      'NEWNAME',
      [STORY, '/articles'],
    ],
    [
      'a translation retold',
      async ({ story: { documentId } }) => {
        await update(ARTICLE, documentId, { headline: 'NEWNAME' }, 'tr');
        await publish(documentId, 'tr');
      },
      'NEWNAME',
      [STORY, '/articles?locale=tr', '/articles/haber?locale=tr'],
    ],
  ];

  test.each(changes)('%s', async (_name, change, marker, paths) => {
    const made = await stands();
    const others = ['/articles/related?relative=false', '/sources?locale=ar'];
    for (const path of [...paths, ...paths, ...others]) await wire(path);
    await change(made);
    const missing: string[] = [];
    for (const path of paths) {
      if (!(await wire(path)).text.includes(marker)) missing.push(path);
    }
    expect(missing).toEqual([]);
  });

  test('a picture replaced, on stories, sources and promos', async () => {
    const picture = await pictureNamed('old');
    const ap = await sourceNamed('AP', { logo: picture });
    const promo = await promoTitled('Offer', { url: 'https://example.org', image: picture });
    const { documentId } = await publishedArticle('Story', {
      leadImage: picture,
      sources: [ap.documentId],
      relatedPromos: [promo.documentId],
    });
    const paths = [STORY, `/articles/id/${documentId}`, '/articles', '/sources', '/promos'];
    for (const path of paths) {
      expect([path, (await wire(path)).text.includes('/uploads/old.jpg')]).toEqual([path, true]);
    }
    await strapi()
      .db.query('plugin::upload.file')
      .update({ where: { id: picture }, data: { url: '/uploads/new.jpg' } });
    await delivery().jobs.work();
    for (const path of paths) {
      const { text } = await wire(path);
      expect([path, text.includes('old.jpg'), text.includes('new.jpg')]).toEqual([
        path,
        false,
        true,
      ]);
    }
  });
});
