import { ARTICLE, documents, get, resetNewsroom, SECTION, strapi } from '../helpers/newsroom';
import { command, commandInProcess } from '../helpers/terminal';
import { publish, publishedArticle, sectionNamed } from '../fixtures/newsroom';
import { table, newsroom, expectNamedAndMended } from '../helpers/doctor';

const delivery = () => strapi().plugin('newsroom').service('delivery');

beforeEach(resetNewsroom);

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
});

test('jobs that nobody worked on', async () => {
  await newsroom();
  const at = new Date('2020-01-01T00:00:00.000Z');
  await table('refresh_jobs').insert({
    thing: 's-x',
    cursor: '',
    done: 0,
    created_at: at,
    updated_at: at,
  });
  const { code, out } = await command('doctor', '--fix');
  expect(out[0]).toMatch(/^job waiting .*s-x.*since 2020-01-01/);
  expect(code).toBe(0);
});

test('a job that goes wrong is named with the reason, and tried again at once', async () => {
  const { world } = await newsroom();
  await delivery().jobs.add(`s-${world.documentId}`, null);
  const later = Date.now() + 600_000;
  await table('refresh_jobs').update({
    ...{ attempts: 3, attempt_ms: later, last_error: 'The disk is full' },
  });
  const named = await command('doctor');
  expect(named.out.find((line) => line.startsWith('job failing'))).toMatch(
    /s-.*went wrong 3 times: The disk is full/
  );
  expect((await command('doctor', '--fix')).code).toBe(0);
  expect(await delivery().jobs.pending()).toBe(0);
});

test('an edition that is torn is made anew', async () => {
  const { older } = await newsroom();
  await table('editions')
    .where({ document_id: older.documentId })
    .update({ document: '{ "torn": ' });
  await expectNamedAndMended('edition differs', older.documentId, 'it cannot be read');
  expect((await get('/articles/earlier-story')).status).toBe(200);
});

test('a story of which no edition can be made takes a person, and hides nothing else', async () => {
  const { older, wave } = await newsroom();
  await table('articles').where({ document_id: older.documentId }).update({ bylines: '[null]' });
  await table('editions').where({ document_id: wave.documentId, locale: 'tr' }).del();
  const { code, out } = await command('doctor', '--fix');
  expect(code).toBe(1);
  expect(out.join('\n')).toMatch(
    /edition impossible +\S+ -: no edition can be made.*takes a person/
  );
  expect(out.join('\n')).toMatch(/edition missing +\S+ tr.*fixed/);
  expect(
    await table('editions').where({ document_id: wave.documentId, locale: 'tr' })
  ).toHaveLength(1);
});

describe('what is planned', () => {
  const planned = (documentId: string, values: object = {}) =>
    table('planned_publications').insert({
      ...{
        document_id: documentId,
        locale: 'en',
        action: 'publish',
        zone: 'UTC',
        state: 'planned',
      },
      ...{ open_key: `${documentId} en publish`, attempts: 0, planned_ms: 0, planned_by: 'test' },
      ...{ due_ms: 4_102_444_800_000, attempt_ms: 4_102_444_800_000 },
      ...values,
    });
  const plansOf = async (documentId: string) =>
    (await table('planned_publications').where({ document_id: documentId })).map(
      ({ state }) => state
    );

  test('of a story that is not there is cancelled, and its edit lock goes', async () => {
    await newsroom();
    await planned('nothing');
    await table('edit_locks').insert({
      ...{ document_id: 'nothing', locale: 'en', holder_name: 'Ada', expires_ms: 0 },
    });
    const named = await command('doctor');
    expect(named.out.join('\n')).toMatch(/lock of nothing +nothing en: Ada edits/);
    await expectNamedAndMended('plan of nothing', 'nothing en', 'to be published at 2100-01-01');
    expect(await plansOf('nothing')).toEqual(['cancelled']);
    expect(await table('edit_locks')).toEqual([]);
  });

  test('of a story that was taken down is cancelled', async () => {
    const { wave } = await newsroom();
    await strapi()
      .plugin('newsroom')
      .service('kill')
      .kill(wave.documentId, { reason: 'Libel', notice: null, by: 'test' });
    await planned(wave.documentId);
    await expectNamedAndMended('plan of a killed story', `${wave.documentId} en`);
    expect(await plansOf(wave.documentId)).toEqual(['cancelled']);
  });

  test('and overdue without a reason takes a person; what waits for its next attempt is no drift', async () => {
    const { wave, older } = await newsroom();
    const ago = (ms: number) => ({ due_ms: Date.now() - ms, attempt_ms: Date.now() - ms });
    await planned(wave.documentId, ago(60_000));
    // Tried, and to be tried again.
    await planned(older.documentId, { ...ago(900_000), attempt_ms: Date.now() + 1_000 });
    await healthy();
    await table('planned_publications')
      .where({ document_id: wave.documentId })
      .update(ago(900_000));
    const { code, out } = await command('doctor', '--fix');
    expect(code).toBe(1);
    expect(out[0]).toMatch(/^plan overdue .*no node has tried it.*this takes a person/);
    expect(await plansOf(wave.documentId)).toEqual(['planned']);
  });
});

test('in a process of its own', async () => {
  const { wave } = await newsroom();
  await table('mentions').where({ document_id: wave.documentId }).del();
  expect(await commandInProcess('doctor')).toMatchObject({
    code: 1,
    out: expect.stringContaining('2 × mentions differ'),
  });
  expect(await command('doctor', '--fix')).toMatchObject({ code: 0 });
});
