import type { ChangedSettings } from 'newsroom/changed-settings/service';
import { account } from '../helpers/accounts';
import {
  configure,
  editorial,
  get,
  resetNewsroom,
  rows,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { changeSettings, putSettings, readSettings, settingsToken } from '../helpers/settings';
import { command } from '../helpers/terminal';

const SECRET = 'a-secret-of-the-desk-0123456789';

let token: Record<string, string>;
beforeAll(async () => {
  token = await settingsToken();
});
beforeEach(resetNewsroom);
afterAll(resetNewsroom);

const changedSettings = (): ChangedSettings =>
  strapi().plugin('newsroom').service('changedSettings');
const store = () => strapi().store({ type: 'plugin', name: 'newsroom', key: 'settings' });

describe('who may change the settings', () => {
  const wish = { version: 0, value: null };

  test('is whoever has the permission for it, and not whoever may see them', async () => {
    const reader = await tokenFor('plugin::newsroom.settings.find');
    expect((await editorial('put', '/configuration/checks', reader, wish)).status).toBe(403);
    expect((await editorial('put', '/configuration/checks', {}, wish)).status).toBe(401);
    expect((await editorial('put', '/configuration/checks', token, wish)).status).toBe(200);
  });

  test('is nobody whose role is limited', async () => {
    const limited = await account('limited-settings', ['plugin::newsroom.settings.update']);
    configure({ desk: { limits: { 'user:limited-settings': { locales: ['tr'] } } } });
    expect((await editorial('put', '/configuration/checks', limited, wish)).status).toBe(403);
  });
});

describe('a change', () => {
  test('holds at once, is shown with who made it, and stands in the logbook', async () => {
    const shipped = await readSettings(token);
    expect(shipped.groups.checks).toEqual({ version: 0, changed: null, problems: [] });
    const { checks, groups, values } = await changeSettings(token, 'checks', { minWords: 7 });
    expect([checks.minWords, values.checks.minWords]).toEqual([7, 7]);
    expect(groups.checks.changed?.by).toContain('test');
    const { body } = await editorial('get', '/logbook?action=configure', token);
    expect(body.data).toEqual([
      expect.objectContaining({
        entity: 'settings',
        details: {
          group: 'checks',
          isBackToFile: false,
          before: shipped.values.checks,
          after: { ...shipped.values.checks, minWords: 7 },
        },
      }),
    ]);
  });

  test('of one group leaves the others and what stands only in the file', async () => {
    await changeSettings(token, 'checks', { minWords: 7 });
    await changeSettings(token, 'caching', { cacheMiB: 3 });
    configure({ siteName: 'The Meridian' });
    const { checks, caching, siteName } = await readSettings(token);
    expect([checks.minWords, caching.cacheMiB, siteName]).toEqual([7, 3, 'The Meridian']);
  });

  test('goes back to what the file says', async () => {
    await changeSettings(token, 'checks', { minWords: 7 });
    configure({ check: { minWords: 33 } });
    const { status, body } = await putSettings(token, 'checks', () => null);
    expect([status, body.data.checks.minWords, body.data.groups.checks.changed]).toEqual([
      200,
      33,
      null,
    ]);
    configure({ check: {} });
  });
});

describe('of two administrators', () => {
  test('the later one is refused, and told who was faster', async () => {
    const { values } = await readSettings(token);
    await changeSettings(token, 'checks', { minWords: 7 });
    const wish = { version: 0, value: { ...values.checks, minWords: 9 } };
    const { status, body } = await editorial('put', '/configuration/checks', token, wish);
    expect(status).toBe(412);
    expect(body.error.details).toEqual({
      ...{ code: 'settings-changed', group: 'checks', version: 1 },
      by: expect.stringContaining('test'),
    });
    expect((await readSettings(token)).checks.minWords).toBe(7);
  });

  test('one wins when both ask at the same moment', async () => {
    const { values } = await readSettings(token);
    const answers = await Promise.all(
      [1, 2, 3, 4].map((minWords) =>
        editorial('put', '/configuration/checks', token, {
          ...{ version: 0, value: { ...values.checks, minWords } },
        })
      )
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    const { body } = await editorial('get', '/logbook?action=configure', token);
    expect(body.data).toHaveLength(1);
  });

  test('both may change what is not the same group', async () => {
    const { values } = await readSettings(token);
    await changeSettings(token, 'checks', { minWords: 7 });
    const value = { ...values.caching, cacheMiB: 5 };
    const wish = { version: 0, value };
    expect((await editorial('put', '/configuration/caching', token, wish)).status).toBe(200);
  });
});

describe('what is wrong', () => {
  const messageOf = async (...asked: Parameters<typeof putSettings>): Promise<string> => {
    const { status, body } = await putSettings(...asked);
    expect(status).toBe(400);
    return body.error.message;
  };

  test('is refused by its place in the file, and nothing is changed', async () => {
    const before = await readSettings(token);
    const wrong = [
      await messageOf(token, 'languages', (value) => ({ ...value, timeZone: 'Mars/Base' })),
      await messageOf(token, 'languages', (value) => ({ ...value, fallbacks: { tr: ['de'] } })),
      await messageOf(token, 'languages', (value) => ({ ...value, timeZones: { de: 'UTC' } })),
      await messageOf(token, 'checks', (value) => ({ ...value, rules: { 'no-rule': 'off' } })),
      await messageOf(token, 'webhooks', () => ({ paused: ['nobody'] })),
      await messageOf(token, 'machine', (value) => ({ ...value, isOn: true })),
      await messageOf(token, 'checks', (value) => ({ ...value, extra: [{ code: 'x' }] })),
    ];
    expect(wrong).toEqual([
      'timeZone: is not an IANA time zone',
      expect.stringMatching(/^fallbacks\.tr: "de" is unknown; known are en, /),
      expect.stringMatching(/^timeZones: "de" is unknown/),
      expect.stringMatching(/^check\.rules: "no-rule" is unknown; known are killed, /),
      'webhooks: "nobody" is unknown; known are none',
      'translation.machine.provider: none is set up in config/plugins.ts',
      expect.stringContaining('"extra"'),
    ]);
    expect(await readSettings(token)).toEqual(before);
  });

  test('of the request is refused as everywhere', async () => {
    const put = (path: string, body: object) => editorial('put', path, token, body);
    expect((await put('/configuration/nothing', { version: 0, value: null })).status).toBe(404);
    expect((await put('/configuration/checks', { value: null })).status).toBe(400);
    expect((await put('/configuration/checks', { version: 0, value: 7 })).status).toBe(400);
    expect((await put('/configuration/checks?x=1', { version: 0, value: null })).status).toBe(400);
  });
});

test('no secret and no address is sent, stored or written down', async () => {
  configure({
    webhooks: [{ name: 'site', kind: 'signed', url: 'https://hooks.example/x', secret: SECRET }],
  });
  const { webhooks } = await changeSettings(token, 'webhooks', { paused: ['site'] });
  const { text } = await editorial('get', '/configuration', token);
  const { text: logbook } = await editorial('get', '/logbook', token);
  const told = JSON.stringify([webhooks, text, logbook, await store().get()]);
  expect(told).toContain('site');
  expect(told).not.toContain(SECRET);
  expect(told).not.toContain('hooks.example');
});

describe('a change that no longer fits', () => {
  const spoil = async (): Promise<void> => {
    const { groups } = await changeSettings(token, 'checks', { minWords: 7 });
    const stored = (await store().get()) as Record<string, Record<string, unknown>>;
    const value = { ...(stored.checks?.value as object), minWords: 'many' };
    await store().set({ value: { ...stored, checks: { ...stored.checks, value } } });
    await strapi()
      .db.connection('newsroom_counters')
      .where({ name: 'settings' })
      .increment('value');
    await changedSettings().follow();
    expect(groups.checks.problems).toEqual([]);
  };

  test('is left out, named on the page and by the doctor, and may be taken back', async () => {
    await spoil();
    await changeSettings(token, 'caching', { cacheMiB: 3 });
    const { checks, caching, groups } = await readSettings(token);
    expect([checks.minWords, caching.cacheMiB]).toEqual([50, 3]);
    expect(groups.checks.problems).toEqual([expect.stringMatching(/^check\.minWords /)]);

    const { code, out } = await command('doctor');
    expect(code).toBe(1);
    expect(out.join('\n')).toMatch(/settings left out.*checks.*check\.minWords/);

    expect((await putSettings(token, 'checks', () => null)).status).toBe(200);
    expect((await readSettings(token)).groups.checks.problems).toEqual([]);
  });
});

test('a new fallback chain holds for readers, and everything made of chains is made anew', async () => {
  const { groups } = await changeSettings(token, 'languages', { fallbacks: { ar: ['tr'] } });
  expect(groups.languages.version).toBe(1);
  const { locales } = await readSettings(token);
  expect(locales.find(({ code }) => code === 'ar')?.chain).toEqual(['ar', 'tr', 'en']);
  const { jobs } = strapi().plugin('newsroom').service('delivery');
  await jobs.work();
  expect(await rows('plugin::newsroom.refresh-job')).toEqual([]);
  while ((await changedSettings().owedBoard()) !== null) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect((await get('/articles?locale=ar&fallback=chain')).status).toBe(200);
});
