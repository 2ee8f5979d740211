import { ARTICLE, get, PERMALINK, resetNewsroom, rows, strapi } from '../helpers/newsroom';
import { command } from '../helpers/terminal';
import { paragraphs } from '../fixtures/newsroom';
import { table, newsroom, expectNamedAndMended } from '../helpers/doctor';

beforeEach(resetNewsroom);

describe('addresses', () => {
  test('that a published story does not hold', async () => {
    const { wave } = await newsroom();
    await table('permalinks').where({ slug: 'a-wave' }).del();
    await expectNamedAndMended('address not live', `${wave.documentId} en`);
  });

  test('of which two are live', async () => {
    const { wave } = await newsroom();
    const address = await table('permalinks').where({ slug: 'a-wave' }).first();
    await table('permalinks').insert({
      ...address,
      id: undefined,
      document_id: null,
      slug: 'the-wave',
    });
    await expectNamedAndMended('two addresses live', `${wave.documentId} en`, 'the-wave');
    expect((await get('/articles/the-wave')).status).toBe(301);
  });

  test('of nothing', async () => {
    await newsroom();
    const address = await table('permalinks').where({ slug: 'a-wave' }).first();
    await table('permalinks').insert({
      ...address,
      id: undefined,
      document_id: null,
      slug: 'ghost',
      target: 'ghost',
    });
    await expectNamedAndMended('address of nothing', 'ghost en');
    expect(await rows(PERMALINK, { slug: 'ghost' })).toEqual([]);
  });

  test('that belong to somebody else are for people', async () => {
    const { wave, older } = await newsroom();
    await table('permalinks')
      .where({ slug: 'a-wave' })
      .update({ target: older.documentId, state: 'former' });
    const { code, err, out } = await command('doctor', '--fix');
    expect(code).toBe(1);
    expect(out.join('\n')).toContain('this takes a person');
    expect(err.join('\n')).toContain(
      `address not live     ${wave.documentId} en: "a-wave" belongs to`
    );
  });
});

describe('sections, sources and promos', () => {
  test('that are missing in a locale, as after a crash', async () => {
    const { world } = await newsroom();
    await table('sections').where({ document_id: world.documentId, locale: 'ar' }).del();
    await expectNamedAndMended('version missing', `${world.documentId} ar`);
  });

  test('that copy what is not there or what nobody wrote', async () => {
    const { world, source } = await newsroom();
    await table('sections')
      .where({ document_id: world.documentId, locale: 'tr' })
      .update({ copied_from: 'fr' });
    await table('sources')
      .where({ document_id: source.documentId, locale: 'tr' })
      .update({ copied_from: 'ar' });
    const { out } = await command('doctor');
    expect(out.join('\n')).toContain('which nobody wrote');
    await expectNamedAndMended(
      'copy of nothing',
      `${world.documentId} tr`,
      'fr, which is not there'
    );
  });

  test('whose copies say something else', async () => {
    const { promo } = await newsroom();
    await table('related_promos')
      .where({ document_id: promo.documentId, locale: 'en' })
      .update({ title: 'Join us' });
    await expectNamedAndMended('copy differs', `${promo.documentId} tr`);
  });

  test('in a circle', async () => {
    const { world, asia } = await newsroom();
    await table('sections')
      .where({ document_id: world.documentId })
      .update({ links: JSON.stringify({ parent: [asia.documentId] }) });
    await expectNamedAndMended('section circle', 'en', 'below itself');
  });
});

describe('rows', () => {
  test('that lost a relation in Strapi', async () => {
    const { wave, asia } = await newsroom();
    const [draft] = await rows(ARTICLE, {
      documentId: wave.documentId,
      locale: 'en',
      publishedAt: null,
    });
    await strapi()
      .db.query(ARTICLE)
      .update({ where: { id: draft?.id }, data: { section: null } });
    await expectNamedAndMended(
      'relation differs',
      `${wave.documentId} en`,
      `section lost ${asia.documentId}`
    );
    const [mended] = await rows(ARTICLE, { id: draft?.id }, { section: true });
    expect(mended?.section).toMatchObject({ documentId: asia.documentId });
  });

  test('of which two are published in one locale', async () => {
    const { older } = await newsroom();
    const row = await table('articles')
      .where({ document_id: older.documentId })
      .whereNotNull('published_at')
      .first();
    await table('articles').insert({ ...row, id: undefined, headline: 'Later row' });
    await expectNamedAndMended('two versions', `${older.documentId} en`);
    expect((await get('/articles/earlier-story')).body.data.headline).toBe('Later row');
  });

  test('with the read time of another body', async () => {
    const { older } = await newsroom();
    const body = JSON.stringify(paragraphs('word '.repeat(600)));
    await table('articles').where({ document_id: older.documentId }).update({ body });
    await expectNamedAndMended(
      'read time differs',
      `${older.documentId} en`,
      'wordCount is 5, not 600'
    );
    expect((await get('/articles/earlier-story')).body.data.readTime.words).toBe(600);
  });
});
