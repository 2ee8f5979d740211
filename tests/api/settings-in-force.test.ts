import config from 'newsroom/config';
import type { Webhooks } from 'newsroom/webhooks/service';
import { draftArticle, publishedArticle } from '../fixtures/newsroom';
import { configure, editorial, get, resetNewsroom, strapi, tokenFor } from '../helpers/newsroom';
import { openReceiver, status as answering, type Receiver } from '../helpers/receiver';
import { changeSettings, putSettings, readSettings, settingsToken } from '../helpers/settings';
import { speakLibreTranslate } from '../helpers/translating-servers';

const KEY = 'the-key-of-the-machine';
const SECRET = 'a-secret-of-the-desk-0123456789';

let token: Record<string, string>;
let desk: Record<string, string>;
beforeAll(async () => {
  token = await settingsToken();
  const actions = [
    'publishing.check',
    'publishing.publish',
    'workflow.move',
    'machine.status',
    'overview.find',
  ];
  desk = await tokenFor(...actions.map((action) => `plugin::newsroom.${action}`));
});
beforeEach(resetNewsroom);
afterAll(resetNewsroom);

const webhooks = (): Webhooks => strapi().plugin('newsroom').service('webhooks');

describe('what an administrator changes holds without a restart', () => {
  test('checks: a rule blocks, and a publication is refused for it', async () => {
    const { documentId } = await draftArticle('Short');
    const codes = async () => {
      const { body } = await editorial('post', `/articles/${documentId}/check`, desk, {});
      return body.data.findings.map(
        ({ code, severity }: Record<string, string>) => `${severity} ${code}`
      );
    };
    const statusOfPublishing = async () =>
      (await editorial('post', `/articles/${documentId}/publish`, desk, { locales: ['en'] }))
        .status;
    expect(await codes()).toContain('warns section-missing');
    await changeSettings(token, 'checks', { rules: { 'section-missing': 'blocks' } });
    expect(await codes()).toContain('blocks section-missing');
    expect(await statusOfPublishing()).toBe(400);
    await changeSettings(token, 'checks', { rules: { 'section-missing': 'off' } });
    expect(await statusOfPublishing()).toBe(200);
  });

  test('caching: answers say the new lifetimes, those in memory as well', async () => {
    const { documentId } = await publishedArticle('Kept');
    const story = () => get(`/articles/id/${documentId}?relative=false`);
    await story();
    expect((await story()).headers['cache-control']).toContain('max-age=15, s-maxage=60');
    const { values } = await readSettings(token);
    const lifetimes = { ...values.caching.lifetimes, maxAge: 1, sharedMaxAge: 2 };
    await changeSettings(token, 'caching', { lifetimes });
    expect((await story()).headers['cache-control']).toContain('max-age=1, s-maxage=2');
  });

  test('caching: memory has the new bound', async () => {
    const { documentId } = await publishedArticle('Kept');
    const story = () => get(`/articles/id/${documentId}?relative=false`);
    const { memory } = strapi().plugin('newsroom').service('delivery');
    await changeSettings(token, 'caching', { cacheMiB: 0 });
    await story();
    expect((await story()).headers['cache-status']).not.toContain('hit');
    await changeSettings(token, 'caching', { cacheMiB: 1 });
    await story();
    expect((await story()).headers['cache-status']).toContain('hit');
    expect(memory.stats()).toMatchObject({ maxBytes: 1024 * 1024, entries: 1 });
  });

  test('languages: dates are told in the new time zone, and not from memory', async () => {
    const { documentId } = await publishedArticle('Dated', {}, 'en');
    const story = async () => JSON.stringify((await get(`/articles/id/${documentId}`)).body);
    await story();
    const before = await story();
    await changeSettings(token, 'languages', { timeZones: { en: 'Pacific/Kiritimati' } });
    expect(before).not.toContain('+14:00');
    const { locales } = await readSettings(token);
    expect(locales[0]).toMatchObject({ code: 'en', timeZone: 'Pacific/Kiritimati' });
    const { headers } = await get(`/articles/id/${documentId}`);
    expect(headers['cache-status']).not.toContain('hit');
  });

  test('languages: readers get a story by the new chain', async () => {
    const { documentId } = await publishedArticle('Haber', {}, 'tr');
    const inArabic = () => get(`/articles/id/${documentId}?locale=ar&fallback=chain`);
    expect((await inArabic()).status).toBe(404);
    await changeSettings(token, 'languages', { fallbacks: { ar: ['tr'] } });
    expect((await inArabic()).body.data).toMatchObject({ headline: 'Haber', isFallback: true });
    await putSettings(token, 'languages', () => null);
    expect((await inArabic()).status).toBe(404);
  });

  test('workflow: publishing demands a stage, which moves a story there', async () => {
    const { documentId } = await draftArticle('Demanded');
    const publishing = { demands: ['approved'], leadsTo: 'published' };
    await changeSettings(token, 'workflow', { publishing });
    const asked = () =>
      editorial('post', `/articles/${documentId}/publish`, desk, { locales: ['en'] });
    expect((await asked()).body.error.details.code).toBe('stage-demanded');
    const move = { locale: 'en', stage: 'approved' };
    expect((await editorial('post', `/articles/${documentId}/stage`, desk, move)).status).toBe(200);
    expect((await asked()).status).toBe(200);
  });

  test('workflow: a stage in which stories stand cannot be taken away', async () => {
    const { documentId } = await draftArticle('Reviewed');
    const move = { locale: 'en', stage: 'in-review' };
    await editorial('post', `/articles/${documentId}/stage`, desk, move);
    const without = (code: string) =>
      putSettings(token, 'workflow', ({ stages, ...rest }) => ({
        ...rest,
        stages: stages.filter((stage) => stage.code !== code),
      }));
    const { status, body } = await without('in-review');
    expect([status, body.error.message]).toEqual([
      400,
      'workflow.stages: "in-review" cannot be taken away: 1 story is in it',
    ]);
    expect((await without('legal')).status).toBe(200);
    expect((await readSettings(token)).workflow.stages.map(({ code }) => code)).toEqual([
      ...['draft', 'in-review', 'approved', 'published'],
    ]);
  });

  test('workflow: the overview calls a stage by its new name', async () => {
    const { values } = await readSettings(token);
    const stages = values.workflow.stages.map((stage) =>
      stage.code === 'in-review' ? { ...stage, name: 'With the night desk' } : stage
    );
    await changeSettings(token, 'workflow', { stages });
    const { meta } = (await editorial('get', '/overview', desk)).body;
    expect(meta.stages).toContainEqual(
      expect.objectContaining({ code: 'in-review', name: 'With the night desk' })
    );
  });

  test('workflow: the file cannot hold again while stories stand in a stage it does not have', async () => {
    const { values } = await readSettings(token);
    const extra = { code: 'sub-editing', name: 'Sub-editing', colour: '#123456' };
    await changeSettings(token, 'workflow', { stages: [...values.workflow.stages, extra] });
    const { documentId } = await draftArticle('Sub-edited');
    const move = { locale: 'en', stage: 'sub-editing' };
    await editorial('post', `/articles/${documentId}/stage`, desk, move);
    const { status, body } = await putSettings(token, 'workflow', () => null);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('sub-editing')]);
  });
});

describe('webhooks', () => {
  let site: Receiver;
  beforeEach(async () => {
    site = await openReceiver();
    configure({ webhooks: [{ name: 'site', kind: 'signed', url: site.url, secret: SECRET }] });
    await webhooks().open();
  });
  afterEach(() => site.close());

  const tryOut = (name: string) => editorial('post', `/webhooks/${name}/test`, token);

  test('a subscriber that is paused is told nothing, and everything when it goes on', async () => {
    await changeSettings(token, 'webhooks', { paused: ['site'] });
    await publishedArticle('Held back');
    await webhooks().tick();
    expect(site.received).toEqual([]);
    const [shown] = (await readSettings(token)).webhooks;
    expect(shown).toMatchObject({ name: 'site', isPaused: true });
    expect(shown?.pending).toBeGreaterThan(0);
    await changeSettings(token, 'webhooks', { paused: [] });
    await webhooks().tick();
    expect(site.received.length).toBeGreaterThan(0);
    expect((await readSettings(token)).webhooks[0]).toMatchObject({ isPaused: false, pending: 0 });
  });

  test('a test delivery says whether it was taken, and counts nowhere', async () => {
    expect((await tryOut('site')).body).toEqual({ data: { delivered: true, error: null } });
    expect(site.received[0]?.json).toMatchObject({ seq: 0, id: 'newsroom-test' });
    expect(site.received[0]?.headers['newsroom-signature']).toEqual(expect.any(String));
    site.answer(answering(401));
    expect((await tryOut('site')).body).toEqual({ data: { delivered: false, error: 'HTTP 401' } });
    expect((await tryOut('nobody')).status).toBe(404);
    const [shown] = (await readSettings(token)).webhooks;
    expect(shown).toMatchObject({ isFailing: false, lastError: null, lastSuccessAt: null });
  });
});

test('the machine is switched off and on, and says whether it answers', async () => {
  const server = await openReceiver(speakLibreTranslate(KEY));
  try {
    const { machine } = config.default.translation;
    configure({
      translation: {
        machine: { ...machine, provider: 'libretranslate', url: server.url, apiKey: KEY },
      },
    });
    const asked = async () =>
      (await editorial('get', '/translations/machine?fresh=true', desk)).body.data.provider;
    expect(await asked()).toBe('libretranslate');
    await changeSettings(token, 'machine', { isOn: false });
    expect(await asked()).toBe('none');
    const shown = (await readSettings(token)).machine;
    expect(shown).toMatchObject({ provider: 'none', inFile: 'libretranslate' });
    await changeSettings(token, 'machine', { isOn: true, monthlyCharacters: 10 });
    expect(await asked()).toBe('libretranslate');
  } finally {
    await server.close();
  }
});
