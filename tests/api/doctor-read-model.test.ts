import { get, resetNewsroom, strapi } from '../helpers/newsroom';
import { command } from '../helpers/terminal';
import { table, newsroom, expectNamedAndMended } from '../helpers/doctor';

beforeEach(resetNewsroom);

describe('editions', () => {
  test('that are missing', async () => {
    const { wave } = await newsroom();
    await table('editions').where({ document_id: wave.documentId, locale: 'tr' }).del();
    await expectNamedAndMended('edition missing', `${wave.documentId} tr`);
    expect((await get('/articles/bir-dalga?locale=tr')).status).toBe(200);
  });

  test('that are too many', async () => {
    const { wave } = await newsroom();
    await strapi()
      .db.connection('newsroom_articles')
      .where({ slug: 'bir-dalga' })
      .whereNotNull('published_at')
      .del();
    await expectNamedAndMended('edition too many', `${wave.documentId} tr`);
    expect((await get('/articles/bir-dalga?locale=tr&fallback=none')).status).toBe(404);
  });

  test('that are older than a write that went around the document service', async () => {
    const { wave } = await newsroom();
    await get('/articles/a-wave');
    await table('articles').where({ slug: 'a-wave' }).update({ headline: 'A giant wave' });
    await expectNamedAndMended('edition differs', `${wave.documentId} en`, 'headline');
    expect((await get('/articles/a-wave')).body.data.headline).toBe('A giant wave');
  });

  test('with a document nobody projected', async () => {
    const { wave } = await newsroom();
    const { document } = await table('editions').where({ slug: 'a-wave' }).first('document');
    await table('editions')
      .where({ slug: 'a-wave' })
      .update({ document: document.replaceAll('first paragraph', 'false paragraph') });
    await expectNamedAndMended('edition differs', `${wave.documentId} en`, 'body');
  });
});

describe('mentions', () => {
  test('that are missing, so that a list lacks the story', async () => {
    const { wave, asia } = await newsroom();
    await table('mentions')
      .where({ document_id: wave.documentId, thing: `s-${asia.documentId}` })
      .del();
    await expectNamedAndMended('mentions differ', `${wave.documentId} en`, 'missing');
    expect((await get('/articles?section=asia')).body.data).toHaveLength(1);
  });

  test('that are too many, or of no edition, or have other times', async () => {
    const { wave, older } = await newsroom();
    const mention = await table('mentions').where({ document_id: wave.documentId }).first();
    await table('mentions').insert({ ...mention, id: undefined, thing: 's-other' });
    await table('mentions').insert({ ...mention, id: undefined, document_id: 'of-nothing' });
    await table('mentions').where({ document_id: older.documentId }).update({ from_ms: 5 });
    const { out } = await command('doctor');
    expect(out.filter((line) => line.startsWith('mentions differ'))).toHaveLength(3);
    await expectNamedAndMended('mentions differ', 'of-nothing', 'too many');
  });
});

describe('the search index', () => {
  test('that lacks a story', async () => {
    const { wave } = await newsroom();
    const port = strapi().plugin('newsroom').service('search');
    await port.remove([{ documentId: wave.documentId, locale: 'en' }]);
    await expectNamedAndMended('search entry missing', `${wave.documentId} en`);
    expect((await get('/search?q=wave')).body.data).toHaveLength(1);
  });

  test('that holds one which is nowhere', async () => {
    await newsroom();
    const entry = { documentId: 'nowhere', locale: 'en', headline: 'No', dek: '', body: '' };
    const times = { publishedMs: 1, fromMs: 1, untilMs: 2 };
    const port = strapi().plugin('newsroom').service('search');
    await port.put([{ ...entry, ...times, keywords: [] }]);
    await expectNamedAndMended('search entry too many', 'nowhere en');
  });
});

describe('the change log', () => {
  test('with a gap', async () => {
    await newsroom();
    const { seq } = await table('changes').orderBy('seq').offset(2).first('seq');
    await table('changes').where({ seq }).del();
    await expectNamedAndMended('log gap', '- -', `${seq} of the change log`);
  });

  test('with a counter ahead of it or behind it', async () => {
    await newsroom();
    await table('counters').where({ name: 'seq' }).increment('value', 2);
    await expectNamedAndMended('log gap', '- -');
    await table('counters').where({ name: 'seq' }).decrement('value', 2);
    await expectNamedAndMended('log counter', '- -');
  });

  test('that says otherwise than the edition', async () => {
    const { wave } = await newsroom();
    await table('changes')
      .where({ document_id: wave.documentId, locale: 'tr' })
      .update({ action: 'unpublish' });
    await expectNamedAndMended('log differs', `${wave.documentId} tr`, 'it is live');
    const last = await table('changes')
      .where({ document_id: wave.documentId, locale: 'tr' })
      .orderBy('seq', 'desc')
      .first();
    expect(last.action).toBe('publish');
  });

  test('that tells of a story that is nowhere', async () => {
    const { wave } = await newsroom();
    const change = await table('changes').where({ document_id: wave.documentId }).first();
    await table('changes').where({ id: change.id }).update({ document_id: 'nowhere' });
    const { out } = await command('doctor');
    expect(out.join('\n')).toContain('nowhere');
    await expectNamedAndMended('log differs', 'nowhere', 'it is not live');
  });
});
