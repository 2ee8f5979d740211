import { editorial, tokenFor } from '../helpers/newsroom';
import { draftArticle, translation } from '../fixtures/newsroom';
import { closeConnection, hang, status, type Receiver } from '../helpers/receiver';
import { json } from '../helpers/scripted-api';
import { speakDeepl } from '../helpers/translating-servers';
import {
  KEY,
  server,
  token,
  machine,
  translate,
  draftOf,
  translateRequests,
  statuses,
  setUpMachine,
} from '../helpers/machine';

setUpMachine();

describe('before it costs anything', () => {
  test('a dry run says what would be sent, written, kept and paid, and does nothing', async () => {
    server.answer(speakDeepl(KEY, { usage: { used: 499_000, limit: 500_000 } }));
    const { documentId } = await draftArticle('A story', { dek: 'About' });
    await translation(documentId, 'tr', 'Bir haber', { body: null });
    const { body } = await translate(documentId, '?dryRun=true');
    expect(body.meta).toEqual({ dryRun: true, saved: false });
    expect(statuses(body.data.units)).toEqual([
      'headline kept',
      'dek would-write',
      'body.0 would-write',
    ]);
    expect(body.data).toMatchObject({
      ...{ characters: 31, billed: null, price: { amount: 0.01, currency: 'EUR' } },
      ...{ provider: 'deepl', quota: { used: 0, left: 1_000 } },
    });
    expect(translateRequests()).toEqual([]);
    expect((await draftOf(documentId)).revision).toBe(1);
  });

  test('the month of the house is not overdrawn', async () => {
    machine({ monthlyCharacters: 40 });
    const { documentId } = await draftArticle('A story');
    expect((await translate(documentId)).body.data.quota).toEqual({ used: 33, left: 7 });
    const other = await draftArticle('Another story');
    const { status: code, body } = await translate(other.documentId);
    expect([code, body.error.details]).toEqual([
      503,
      { code: 'month-used-up', wanted: 39, left: 7, retryAfterSeconds: expect.any(Number) },
    ]);
    expect(translateRequests()).toHaveLength(1);
  });

  test('what failed is given back to the month', async () => {
    machine({ monthlyCharacters: 40 });
    const { documentId } = await draftArticle('A story');
    const speak = speakDeepl(KEY);
    server.answer((request, response) =>
      (request.path === '/v2/translate' ? status(400) : speak)(request, response)
    );
    expect((await translate(documentId)).status).toBe(502);
    server.answer(speak);
    expect((await translate(documentId)).status).toBe(200);
  });
});

describe('refused, with nothing changed', () => {
  const refused = async (answer: Parameters<Receiver['answer']>[0], settings: object = {}) => {
    const { documentId } = await draftArticle('A story');
    const speak = speakDeepl(KEY);
    server.answer((request, response) =>
      (request.path === '/v2/translate' ? answer : speak)(request, response)
    );
    machine(settings);
    const { status: code, body, text } = await translate(documentId);
    expect(text).not.toContain(KEY);
    expect(await draftOf(documentId)).toBeNull();
    return [code, body.error.details.code];
  };

  test.each([
    ['overloaded', status(429, { 'retry-after': '120' }), 503, 'provider-unavailable'],
    ['broken', status(500), 503, 'provider-unavailable'],
    ['cut off', closeConnection, 503, 'provider-unavailable'],
    ['used up', status(456), 503, 'provider-quota'],
    ['of another key', status(403), 502, 'provider-denied'],
    ['unwilling', status(400), 502, 'provider-refused'],
    ['silly', json({ translations: [] }), 502, 'provider-nonsense'],
  ])('when the provider is %s', async (_, answer, code, reason) => {
    expect(await refused(answer)).toEqual([code, reason]);
  });

  test('when the provider hangs', async () => {
    expect(await refused(hang, { timeoutMs: 100, retries: 0 })).toEqual([
      503,
      'provider-unavailable',
    ]);
  });

  test.each([
    ['?source=tr', {}, 'same-language'],
    ['?source=ar', {}, 'unknown-version'],
    ['', { units: ['body.9'] }, undefined],
    ['?colour=red', {}, undefined],
    ['', { save: 'yes' }, undefined],
    ['', { units: [] }, undefined],
    ['?dryRun=yes', {}, undefined],
  ])('%s %j', async (query, body, code) => {
    const { documentId } = await draftArticle('A story');
    const { status: answered, body: answer } = await translate(documentId, query, body);
    expect([answered, answer.error.details?.code]).toEqual([400, code]);
  });

  test('for a language that the provider or the newsroom does not have', async () => {
    const { documentId } = await draftArticle('Bir haber', {}, 'ar');
    const ask = (locale: string) =>
      editorial('post', `/articles/${documentId}/translations/${locale}/machine`, token, {});
    machine({ languages: { tr: 'XX' } });
    expect((await ask('tr')).body.error.details.code).toBe('language-not-supported');
    expect((await ask('xx')).status).toBe(400);
  });

  test('where no provider is configured, and it says so', async () => {
    machine({ provider: 'none' });
    const { documentId } = await draftArticle('A story');
    const { status: code, body } = await translate(documentId);
    expect([code, body.error.details.code]).toEqual([400, 'machine-not-configured']);
    const { body: told } = await editorial('get', '/translations/machine', token);
    expect(told.data).toMatchObject({ provider: 'none', quota: { left: null } });
  });

  test('for an article that is not there, and to nobody without the permission', async () => {
    expect((await translate('nothing')).status).toBe(404);
    const { documentId } = await draftArticle('A story');
    expect((await translate(documentId, '', {}, {})).status).toBe(401);
    const other = await tokenFor('plugin::newsroom.article.find');
    expect((await translate(documentId, '', {}, other)).status).toBe(403);
    expect(translateRequests()).toEqual([]);
  });
});
