import { ARTICLE, documents, strapi } from '../helpers/newsroom';
import { draftArticle, paragraphs, translation } from '../fixtures/newsroom';
import { sayIn, speakDeepl } from '../helpers/translating-servers';
import {
  KEY,
  server,
  translate,
  draftOf,
  translateRequests,
  type Unit,
  statuses,
  withLink,
  setUpMachine,
} from '../helpers/machine';

setUpMachine();

describe('what a person wrote', () => {
  test('stays, whatever else is written', async () => {
    const { documentId } = await draftArticle('A story', { dek: 'About', body: withLink });
    await translation(documentId, 'tr', 'Bir haber', { body: null });
    const { body } = await translate(documentId);
    expect(statuses(body.data.units)).toEqual([
      'headline kept',
      'dek written',
      'body.0 written',
      'body.1 written',
      'body.2 written',
    ]);
    expect(await draftOf(documentId)).toMatchObject({ headline: 'Bir haber', dek: 'tr:About' });
  });

  test('over a text of the machine stays, and the other texts of the machine are written anew', async () => {
    const { documentId } = await draftArticle('A story', { dek: 'About' });
    await translate(documentId);
    const data = { headline: 'Bir haber' };
    await documents(ARTICLE).update({ documentId, locale: 'tr', data });
    server.answer(speakDeepl(KEY, { say: (target, text) => `again ${sayIn(target, text)}` }));
    const { body } = await translate(documentId);
    expect(statuses(body.data.units)).toEqual(['headline kept', 'dek written', 'body.0 written']);
    expect(body.data.units[0]).toMatchObject({ reason: 'person', text: 'Bir haber' });
    expect(await draftOf(documentId)).toMatchObject({
      ...{ headline: 'Bir haber', dek: 'again tr:About' },
    });
  });

  test('or confirmed stays', async () => {
    const { documentId } = await draftArticle('A story');
    await translate(documentId);
    const states = strapi().plugin('newsroom').service('translationState');
    await strapi().db.transaction(() =>
      states.confirm(
        { documentId, locale: 'tr' },
        { sourceLocale: 'en', sourceRevision: 1, by: 'A. Editor' }
      )
    );
    const { body } = await translate(documentId);
    expect(body.data.units.map(({ reason }: Unit) => reason)).toEqual(['confirmed', 'confirmed']);
    expect(translateRequests()).toHaveLength(1);
  });

  test('while the machine was asked stays', async () => {
    const { documentId } = await draftArticle('A story', { dek: 'About' });
    await translation(documentId, 'tr', 'Bir haber', { body: null });
    const speak = speakDeepl(KEY);
    server.answer((request, response) => {
      if (request.path !== '/v2/translate') return speak(request, response);
      const data = { dek: 'Yazdim' };
      void documents(ARTICLE)
        .update({ documentId, locale: 'tr', data })
        .then(() => speak(request, response));
    });
    const { body } = await translate(documentId);
    expect(statuses(body.data.units)).toEqual(['headline kept', 'dek left-out', 'body.0 written']);
    expect(await draftOf(documentId)).toMatchObject({ dek: 'Yazdim' });
  });

  test('in the source while the machine was asked is not taken for translated', async () => {
    const { documentId } = await draftArticle('A story', { dek: 'About' });
    const speak = speakDeepl(KEY);
    server.answer((request, response) => {
      if (request.path !== '/v2/translate') return speak(request, response);
      const data = {
        dek: 'About something else',
        body: paragraphs('New.', 'A first paragraph of text.'),
      };
      void documents(ARTICLE)
        .update({ documentId, locale: 'en', data })
        .then(() => speak(request, response));
    });
    await translate(documentId);
    const made = await draftOf(documentId);
    expect(made).toMatchObject({ headline: 'tr:A story', dek: 'About something else' });
    expect(made.body[1].children[0].text).toBe('tr:A first paragraph of text.');
  });

  test('as a paragraph of its own keeps the body as it is', async () => {
    const { documentId } = await draftArticle('A story', { dek: 'About' });
    await translation(documentId, 'tr', 'Bir haber', {
      body: paragraphs('', 'Yerel bir not.', 'Bir.'),
    });
    const { body } = await translate(documentId);
    expect(body.data.units.find(({ id }: Unit) => id === 'dek')).toMatchObject({
      status: 'written',
    });
    const texts = (await draftOf(documentId)).body.map(
      ({ children }: { children: { text: string }[] }) => children[0]?.text
    );
    expect(texts).toEqual(expect.arrayContaining(['Yerel bir not.', 'Bir.']));
  });
});

test('a paragraph that is new in the source is put in its place among those of a person', async () => {
  const { documentId } = await draftArticle('A story', { body: paragraphs('One.', 'Two.') });
  await translate(documentId);
  const written = { body: paragraphs('Bir.', 'Iki.'), headline: 'Bir haber' };
  await documents(ARTICLE).update({ documentId, locale: 'tr', data: written });
  const data = { body: paragraphs('One.', 'New.', 'Two.') };
  await documents(ARTICLE).update({ documentId, locale: 'en', data });
  const { body } = await translate(documentId);
  expect(statuses(body.data.units)).toEqual([
    'headline kept',
    'body.0 kept',
    'body.1 written',
    'body.2 kept',
  ]);
  const texts = (await draftOf(documentId)).body.map(
    ({ children }: { children: { text: string }[] }) => children[0]?.text
  );
  expect(texts).toEqual(['Bir.', 'tr:New.', 'Iki.']);
  // And again: what is where is still known.
  const again = await translate(documentId);
  expect(statuses(again.body.data.units)).toEqual(statuses(body.data.units));
});
