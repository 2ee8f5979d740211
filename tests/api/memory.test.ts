import { ARTICLE, documents, editorial, strapi, tokenFor } from '../helpers/newsroom';
import { draftArticle, paragraphs, translation } from '../fixtures/newsroom';
import { token, remember, find, told, send, tmx, setUpMemory } from '../helpers/memory';

setUpMemory();

describe('what was confirmed', () => {
  test('is found again, the best first, with its score', async () => {
    await remember('The talks in Jakarta go on.', 'Cakarta görüşmeleri sürüyor.');
    await remember('The talks in Jakarta have ended.', 'Cakarta görüşmeleri bitti.');
    await remember('A storm has closed the harbour.', 'Fırtına limanı kapattı.');
    expect(told(await find('The talks in Jakarta go on.', '&minScore=80'))).toEqual([
      '100 Cakarta görüşmeleri sürüyor.',
    ]);
    expect(told(await find('The talks in Jakarta go on.', '&minScore=60'))).toHaveLength(2);
    const [alike] = await find('The talks in Ankara go on.');
    expect(alike).toMatchObject({ kind: 'fuzzy', text: 'Cakarta görüşmeleri sürüyor.' });
    expect(alike?.score).toBeGreaterThanOrEqual(70);
    expect(await find('Nothing of the kind at all')).toEqual([]);
  });

  test('is found with its numbers put right', async () => {
    await remember('At least 12 of 300 people died.', '300 kişiden en az 12 kişi öldü.');
    expect(await find('At least 14 of 450 people died.')).toMatchObject([
      { score: 97, kind: 'numbers', text: '450 kişiden en az 14 kişi öldü.' },
    ]);
  });

  test('is found in scripts without spaces', async () => {
    await remember('印尼总统在雅加达会见俄罗斯总统', 'x1', ['en', 'tr']);
    await remember('ประธานาธิบดีอินโดนีเซียพบประธานาธิบดีรัสเซีย', 'x2', ['en', 'tr']);
    expect(told(await find('印尼总统在雅加达会见俄罗斯外长'))).toEqual(['86 x1']);
    expect((await find('ประธานาธิบดีอินโดนีเซียพบประธานาธิบดีจีน'))[0]?.text).toBe('x2');
  });

  test('is of its languages, and of no other', async () => {
    await remember('The talks go on.', 'Perundingan berlanjut.', ['en', 'id']);
    expect(await find('The talks go on.')).toEqual([]);
  });

  test('is kept once, and counts how often it was confirmed', async () => {
    await remember('The talks go on.', 'Sürüyor.');
    await remember('The  talks go on.', 'Görüşmeler sürüyor.');
    await remember('The talks go on.', 'Sürüyor.');
    const found = await find('The talks go on.');
    expect(found.map(({ text }) => text).sort()).toEqual(['Görüşmeler sürüyor.', 'Sürüyor.']);
    expect(found.find(({ text }) => text === 'Sürüyor.')).toMatchObject({ uses: 2 });
  });

  test('and is no translation, or has no words, is not kept', async () => {
    await remember('Jakarta', 'Jakarta');
    await remember('2025', '2026');
    await remember('Jakarta', ' ');
    expect(await find('Jakarta')).toEqual([]);
  });

  test('on two desks at once is kept once', async () => {
    await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        remember('The talks go on.', n % 2 === 0 ? 'Sürüyor.' : 'Devam ediyor.')
      )
    );
    expect(await find('The talks go on.')).toHaveLength(2);
  });

  test('is a whole article, once somebody confirms its translation', async () => {
    const { documentId } = await draftArticle('The talks go on', {
      body: paragraphs('Ministers met in Jakarta on Tuesday.', 'They will meet again.'),
    });
    await translation(documentId, 'tr', 'Görüşmeler sürüyor', {
      body: paragraphs('Bakanlar salı günü Cakarta’da buluştu.', 'Yine buluşacaklar.'),
    });
    const at = `/articles/${documentId}/translations/tr`;
    const { status, body } = await editorial('post', `${at}/confirm`, token, { revision: 1 });
    expect([status, body.error]).toEqual([200, undefined]);
    expect(await find('They will meet again.')).toMatchObject([
      { score: 100, text: 'Yine buluşacaklar.', documentId, field: 'body' },
    ]);

    const other = await draftArticle('The talks go on', {
      body: paragraphs('Ministers met in Ankara on Tuesday.', 'Nobody said why.'),
    });
    const matches = await editorial(
      ...(['get', `/articles/${other.documentId}/translations/tr/matches`, token] as const)
    );
    expect(matches.body).toMatchObject({
      data: [
        { unit: 'headline', matches: [{ score: 100, text: 'Görüşmeler sürüyor' }] },
        { unit: 'body.0', matches: [{ kind: 'fuzzy' }] },
      ],
      meta: { source: 'en' },
    });
  });

  test('of a confirmation that was rolled back is not kept', async () => {
    const failing = strapi().db.transaction(async () => {
      await remember('The talks go on.', 'Sürüyor.');
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await find('The talks go on.')).toEqual([]);
  });

  test('outlives its article', async () => {
    const { documentId } = await draftArticle('The talks go on');
    await translation(documentId, 'tr', 'Görüşmeler sürüyor');
    await editorial('post', `/articles/${documentId}/translations/tr/confirm`, token, {
      revision: 1,
    });
    await documents(ARTICLE).delete({ documentId, locale: '*' });
    expect(await find('The talks go on')).toHaveLength(1);
  });
});

describe('a segment that was wrong', () => {
  const remove = (id: number | string, headers = token) =>
    editorial('delete', `/translations/memory/${id}`, headers);

  test('is offered to nobody any more, nor what is like it; the logbook keeps what it said', async () => {
    await remember('The talks go on.', 'Konuşmalar bitti.');
    await remember('The talks go on today.', 'Görüşmeler bugün sürüyor.');
    const [wrong] = await find('The talks go on.');
    expect(wrong?.text).toBe('Konuşmalar bitti.');
    const { status, body } = await remove(wrong?.id ?? 0);
    expect([status, body.data]).toEqual([
      200,
      { id: wrong?.id, source: 'The talks go on.', text: 'Konuşmalar bitti.' },
    ]);
    expect((await find('The talks go on.')).map(({ text }) => text)).toEqual([
      'Görüşmeler bugün sürüyor.',
    ]);
    const left = await strapi().db.connection('newsroom_memory_tokens').distinct('segment_id');
    expect(left).toHaveLength(1);
    const { body: log } = await editorial('get', '/logbook?action=remove-segment', token);
    expect(log.data).toMatchObject([
      {
        entity: 'translation-memory',
        details: { from: 'en', to: 'tr', text: 'Konuşmalar bitti.' },
        actor: { kind: 'token' },
      },
    ]);
  });

  test('is kept again when it is confirmed again', async () => {
    await remember('The talks go on.', 'Görüşmeler sürüyor.');
    await remove((await find('The talks go on.'))[0]?.id ?? 0);
    expect(await find('The talks go on.')).toEqual([]);
    await remember('The talks go on.', 'Görüşmeler sürüyor.');
    expect(told(await find('The talks go on.'))).toEqual(['100 Görüşmeler sürüyor.']);
  });

  test('is removed once, by whoever comes first', async () => {
    await remember('The talks go on.', 'Görüşmeler sürüyor.');
    const id = (await find('The talks go on.'))[0]?.id ?? 0;
    const answers = await Promise.all([remove(id), remove(id), remove(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    const { body } = await editorial('get', '/logbook?action=remove-segment', token);
    expect(body.data).toHaveLength(1);
  });

  test.each(['0', '999999', 'a', '-1', '1e3', '99999999999999999999'])(
    'and that there is not (%s) is a 404, and changes nothing',
    async (id) => {
      await remember('The talks go on.', 'Görüşmeler sürüyor.');
      const { status, body } = await remove(id);
      expect([status, body.error.details.code]).toEqual([404, 'unknown-segment']);
      expect(await find('The talks go on.')).toHaveLength(1);
    }
  );

  test('is removed by nobody without the permission, nor with parameters', async () => {
    await remember('The talks go on.', 'Görüşmeler sürüyor.');
    const id = (await find('The talks go on.'))[0]?.id ?? 0;
    const reader = await tokenFor('plugin::newsroom.memory.find');
    expect((await remove(id, reader)).status).toBe(403);
    expect((await remove(`${id}?really=true`)).status).toBe(400);
    expect(await find('The talks go on.')).toHaveLength(1);
  });
});

describe('refused', () => {
  test.each([
    ['/translations/memory', 'source'],
    ['/translations/memory?source=en&target=xx&text=a', 'target'],
    ['/translations/memory?source=en&target=tr&text=', 'text'],
    ['/translations/memory?source=en&target=tr&text=a&limit=21', 'limit'],
    ['/translations/memory?source=en&target=tr&text=a&colour=red', 'colour'],
    ['/translations/memory.tmx?source=xx', 'source'],
  ])('%s, naming %s', async (path, name) => {
    const { status, body } = await editorial('get', path, token);
    expect([status, body.error.name]).toEqual([400, 'ValidationError']);
    expect(body.error.message).toContain(name);
  });

  test('to nobody without the permission', async () => {
    const other = await tokenFor('plugin::newsroom.article.find');
    const path = '/translations/memory?source=en&target=tr&text=a';
    expect((await editorial('get', path, {})).status).toBe(401);
    expect((await editorial('get', path, other)).status).toBe(403);
    expect((await send(tmx(), 'application/x-tmx+xml', other)).status).toBe(403);
  });
});
