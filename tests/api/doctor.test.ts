import { execFile } from 'node:child_process';
import path from 'node:path';
import {
  ARTICLE,
  documents,
  get,
  PERMALINK,
  resetNewsroom,
  rows,
  SECTION,
  strapi,
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

const ROOT = path.resolve(__dirname, '../..');

const table = (name: string) => strapi().db.connection(`newsroom_${name}`);
const delivery = () => strapi().plugin('newsroom').service('delivery');

beforeEach(resetNewsroom);

/** A newsroom with one of everything; `wave` is the story that tests damage. */
const newsroom = async () => {
  const world = await sectionNamed('World');
  const asia = await sectionNamed('Asia', { parent: world.documentId });
  const source = await sourceNamed('AP');
  const promo = await promoTitled('Subscribe', { targetSection: world.documentId });
  const older = await publishedArticle('Earlier story', { section: world.documentId });
  const wave = await draftArticle('A wave', {
    section: asia.documentId,
    sources: [source.documentId],
    relatedPromos: [promo.documentId],
    relatedArticles: [older.documentId],
    tags: ['Sea'],
  });
  await translation(wave.documentId, 'tr', 'Bir dalga');
  await publish(wave.documentId);
  await draftArticle('Only a draft', { section: asia.documentId });
  return { world, asia, source, promo, older, wave };
};

/** Named without `--fix`, which changes nothing; mended with it; then there is nothing left. */
const expectNamedAndMended = async (kind: string, about: string, problem = '') => {
  const named = await command('doctor');
  const line = named.out.find((one) => one.startsWith(kind) && one.includes(about));
  expect({ line, all: named.out }).toEqual({
    line: expect.stringContaining(problem),
    all: named.out,
  });
  expect(named.code).toBe(1);

  const again = await command('doctor');
  expect(again.code).toBe(1);

  const mended = await command('doctor', '--fix');
  expect({ code: mended.code, err: mended.err, out: mended.out }).toMatchObject({
    code: 0,
    err: [],
  });
  expect(mended.out.at(-1)).toContain('all mended');
  expect(await command('doctor')).toMatchObject({
    code: 0,
    out: [expect.stringContaining('No drift')],
  });
};

const healthy = async () => {
  const { code, out } = await command('doctor');
  expect({ code, out }).toEqual({ code: 0, out: [expect.stringMatching(/^No drift/)] });
};

describe('a healthy newsroom', () => {
  test('has no drift, whatever editors did', async () => {
    await healthy();
    const { wave, older, asia, world } = await newsroom();
    await healthy();

    await documents(ARTICLE).update({
      documentId: wave.documentId,
      locale: 'en',
      data: { slug: 'another-wave', expiresAt: '2099-01-01T00:00:00.000Z' },
    });
    await publish(wave.documentId);
    await documents(ARTICLE).unpublish({ documentId: older.documentId, locale: '*' });
    await documents(SECTION).update({
      documentId: asia.documentId,
      locale: 'tr',
      data: { name: 'Asya' },
    });
    await documents(SECTION).update({
      documentId: world.documentId,
      locale: 'en',
      data: { name: 'The World' },
    });
    await documents(ARTICLE).delete({ documentId: wave.documentId, locale: 'tr' });
    await publishedArticle('Tomorrow', { embargoUntil: '2099-01-01T00:00:00.000Z' });
    await healthy();
  });

  test('has none after a deletion of what others were copied from', async () => {
    const world = await sectionNamed('World');
    const write = (locale: string, name: string) =>
      documents(SECTION).update({ documentId: world.documentId, locale, data: { name } });
    await write('id', 'Dunia');
    await documents(SECTION).delete({ documentId: world.documentId, locale: 'en' });
    await healthy();
  });

  test('has none after the demo and an import', async () => {
    const seed = strapi().plugin('newsroom').service('seed');
    await seed.fillIfEmpty(path.join(ROOT, 'database/demo'));
    await strapi()
      .plugin('newsroom')
      .service('import')
      .importItems(
        [
          {
            uri: 'urn:example:1',
            version: '1',
            type: 'text',
            language: 'en',
            headlines: [{ role: 'main', value: 'From the wire' }],
            bodies: [{ role: 'main', contentType: 'text/html', value: '<p>Text.</p>' }],
          },
        ],
        { publish: true }
      );
    await healthy();
  }, 300_000);
});

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

test('jobs that nobody worked on', async () => {
  await newsroom();
  await delivery().follower.stop();
  const at = new Date('2020-01-01T00:00:00.000Z');
  await table('refresh_jobs').insert({
    thing: 's-x',
    cursor: '',
    done: 0,
    created_at: at,
    updated_at: at,
  });
  const { code, out } = await command('doctor', '--fix');
  await delivery().follower.start();
  expect(out[0]).toMatch(/^job waiting .*s-x.*since 2020-01-01/);
  expect(code).toBe(0);
});

test('in a process of its own', async () => {
  const { wave } = await newsroom();
  await table('mentions').where({ document_id: wave.documentId }).del();
  const run = (...args: string[]) =>
    new Promise<{ code: unknown; out: string }>((resolve) => {
      const bin = path.join(ROOT, 'src/plugins/newsroom/bin/newsroom.js');
      const { environment: env } = globalThis.newsroom;
      execFile(process.execPath, [bin, 'doctor', ...args], { cwd: ROOT, env }, (error, out) =>
        resolve({ code: error?.code ?? 0, out })
      );
    });
  expect(await run()).toMatchObject({
    code: 1,
    out: expect.stringContaining('2 × mentions differ'),
  });
  expect(await run('--fix')).toMatchObject({ code: 0 });
});
