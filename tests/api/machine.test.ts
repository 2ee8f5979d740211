import { ARTICLE, documents, editorial } from '../helpers/newsroom';
import { draftArticle, publish, sectionNamed, translation } from '../fixtures/newsroom';
import { sayIn, speakDeepl, speakLibreTranslate } from '../helpers/translating-servers';
import {
  KEY,
  server,
  token,
  machine,
  translate,
  draftOf,
  translateRequests,
  type Unit,
  statuses,
  withLink,
  setUpMachine,
} from '../helpers/machine';

setUpMachine();

describe('a translation', () => {
  test('is made with its markup, its addresses and a slug of its own', async () => {
    const world = await sectionNamed('World');
    const { documentId } = await draftArticle('A story', {
      ...{ dek: 'What it is about', body: withLink, section: world.documentId, tags: ['Asia'] },
    });
    const { status: code, body } = await translate(documentId);
    expect([code, body.error]).toEqual([200, undefined]);
    expect(statuses(body.data.units)).toEqual([
      'headline written',
      'dek written',
      'body.0 written',
      'body.1 written',
      'body.2 written',
      'tags.0 written',
    ]);
    const made = await draftOf(documentId);
    expect(made).toMatchObject({
      ...{ headline: 'tr:A story', dek: 'tr:What it is about', tags: ['tr:Asia'] },
      section: world.documentId,
      body: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'tr:Read ' },
            { type: 'link', url: 'https://example.org/a?b=c', children: [{ text: 'tr:it' }] },
            { type: 'text', text: 'tr: now', bold: true },
          ],
        },
        { children: [{ text: 'tr:A second paragraph.' }] },
        { children: [{ text: '2025' }] },
      ],
    });
    expect(made.slug).toContain('tr');
    expect(JSON.stringify(translateRequests())).not.toContain('example.org');
    // The source is as it was.
    expect(await draftOf(documentId, 'en')).toMatchObject({ headline: 'A story', revision: 1 });
  });

  test('is one save, in the logbook with who asked, what translated and what for', async () => {
    const { documentId } = await draftArticle('A story');
    await translate(documentId);
    const { body } = await editorial('get', `/articles/${documentId}/logbook?locale=tr`, token);
    expect(body.data[0]).toMatchObject({
      ...{ action: 'machine-translate', revision: 1, actor: { kind: 'token' } },
      details: { provider: 'deepl', source: 'en', units: ['headline', 'body.0'], characters: 33 },
    });
    expect(await draftOf(documentId)).toMatchObject({ revision: 1 });
  });

  test('is a draft: readers get nothing of it', async () => {
    const { documentId } = await draftArticle('A story');
    await publish(documentId, 'en');
    await translate(documentId);
    const rows = await documents(ARTICLE).findMany({ locale: 'tr', status: 'published' });
    expect(rows).toEqual([]);
  });

  test('is made by LibreTranslate as well', async () => {
    server.answer(speakLibreTranslate(KEY));
    machine({ provider: 'libretranslate' });
    const { documentId } = await draftArticle('A story', { body: withLink });
    expect((await translate(documentId)).status).toBe(200);
    const { body } = await draftOf(documentId);
    expect(body[0].children[1]).toMatchObject({
      ...{ type: 'link', url: 'https://example.org/a?b=c', children: [{ text: 'tr:it' }] },
    });
  });

  test('says terms as the glossary says them', async () => {
    const entries = [{ source: 'White House', target: 'Beyaz Saray' }];
    machine({ glossaries: [{ source: 'en', target: 'tr', entries }] });
    const { documentId } = await draftArticle('The White House speaks');
    await translate(documentId);
    expect((await draftOf(documentId)).headline).toContain('Beyaz Saray');
  });

  test('uses the glossary that the provider keeps', async () => {
    const glossary = { source: 'en', target: 'tr', entries: [], providerId: 'of-the-desk' };
    machine({ glossaries: [glossary] });
    const { documentId } = await draftArticle('A story');
    await translate(documentId);
    expect(translateRequests()[0]?.json).toMatchObject({ glossary_id: 'of-the-desk' });
  });

  test('without a code that the machine lost says so, and is sound', async () => {
    const say = (target: string, text: string) => sayIn(target, text).replace(/<[^>]*>/, '');
    server.answer(speakDeepl(KEY, { say }));
    const { documentId } = await draftArticle('A story', { body: withLink });
    const { body } = await translate(documentId);
    const unit = body.data.units.find(({ id }: Unit) => id === 'body.0');
    expect(unit).toMatchObject({ status: 'written', lost: ['link', 'bold'] });
    expect((await draftOf(documentId)).body[0].children).toHaveLength(1);
  });

  test('that is longer than the field takes is left out, and the rest is not', async () => {
    const say = (_: string, text: string) => (text === 'Short' ? 'x'.repeat(81) : `tr:${text}`);
    server.answer(speakDeepl(KEY, { say }));
    const { documentId } = await draftArticle('A story', { shortHeadline: 'Short' });
    const { body } = await translate(documentId);
    expect(body.data.units).toContainEqual(
      expect.objectContaining({ id: 'shortHeadline', reason: 'longer-than-allowed' })
    );
    expect(await draftOf(documentId)).toMatchObject({ headline: 'tr:A story' });
  });
});

describe('a suggestion', () => {
  test('of one unit saves nothing, also for what a person wrote', async () => {
    const { documentId } = await draftArticle('A story');
    await translation(documentId, 'tr', 'Bir haber');
    const asked = { units: ['headline'], save: false };
    const { body } = await translate(documentId, '', asked);
    expect(body.data.units).toMatchObject([
      { id: 'headline', status: 'suggested', text: 'tr:A story', nodes: [{ text: 'tr:A story' }] },
    ]);
    expect(await draftOf(documentId)).toMatchObject({ headline: 'Bir haber', revision: 1 });
  });
});

test('the machine says which of the locales it translates', async () => {
  const { body } = await editorial('get', '/translations/machine', token);
  expect(body.data).toEqual({
    provider: 'deepl',
    languages: [
      { locale: 'en', source: true, target: true },
      { locale: 'tr', source: true, target: true },
      { locale: 'id', source: false, target: true },
      { locale: 'ar', source: true, target: true },
    ],
    quota: { used: 0, left: 500_000 },
  });
  expect(JSON.stringify(body)).not.toContain(KEY);
});
