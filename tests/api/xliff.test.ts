import { SaxesParser } from 'saxes';
import { paragraphs, sectionNamed } from '../fixtures/newsroom';
import { ARTICLE, documents, rows, strapi } from '../helpers/newsroom';
import {
  BODY,
  story,
  fileOf,
  resultsOf,
  outcomes,
  translate,
  draft,
  stateOf,
  actions,
  setUpXliff,
} from '../helpers/xliff';

setUpXliff();

describe.each(['2.1', '1.2'])('an article through XLIFF %s', (version) => {
  test('goes out, is translated into three languages, and comes back without loss', async () => {
    const chinese = { code: 'zh', name: 'Chinese (zh)' };
    await strapi().plugin('i18n').service('locales').create(chinese);
    const world = await sectionNamed('World');
    const { documentId } = await story({ section: world.documentId });
    for (const locale of ['tr', 'ar', 'zh']) {
      const xml = await fileOf(documentId, locale, version);
      new SaxesParser({ xmlns: true }).write(xml).close();
      expect(xml).toContain(`article/${documentId}/en/1/${locale}/0/0`);
      const [result] = await resultsOf(translate(xml, locale));
      expect([result?.result, result?.progress, result?.problems]).toEqual([
        'imported',
        'done',
        [],
      ]);

      const row = await draft(documentId, locale);
      expect(row).toMatchObject({
        headline: `${locale}:Jakarta signs`,
        dek: `${locale}:A summary`,
        tags: [`${locale}:Trade`],
      });
      expect(row?.body).toEqual([
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: `${locale}:He said it is ` },
            { type: 'text', text: `${locale}:done`, bold: true },
            { type: 'text', text: `${locale}:, see ` },
            {
              type: 'link',
              url: 'https://news.example/a?b=1&c=2',
              children: [{ type: 'text', text: `${locale}:here` }],
            },
            { type: 'text', text: `${locale}:.` },
          ],
        },
        { type: 'heading', level: 2, children: [{ type: 'text', text: `${locale}:What follows` }] },
        BODY[2],
        { type: 'quote', children: [{ type: 'text', text: `${locale}:We signed <it>.` }] },
      ]);
      expect(await stateOf(documentId, locale)).toMatchObject({
        sourceLocale: 'en',
        sourceRevision: 1,
        progress: 'done',
      });
      // Exported again it is the same file, translated; and nothing is new in it.
      const again = await resultsOf(await fileOf(documentId, locale, version));
      expect(again.map(({ result }) => result)).toEqual(['unchanged']);
    }
    expect(await draft(documentId, 'en')).toMatchObject({ headline: 'Jakarta signs', body: BODY });
    expect((await actions()).filter((action) => action === 'import-xliff')).toHaveLength(3);
  });

  test('is as far as the translator says', async () => {
    const { documentId } = await story();
    const initial = version === '1.2' ? 'needs-translation' : 'initial';
    for (const [state, progress] of [
      [initial, 'in-progress'],
      ['translated', 'in-review'],
      ['final', 'done'],
    ] as const) {
      const xml = await fileOf(documentId, 'tr', version);
      const [result] = await resultsOf(translate(xml, state, state));
      expect([state, result?.progress, (await stateOf(documentId, 'tr'))?.progress]).toEqual([
        state,
        progress,
        progress,
      ]);
      // The next one was made after this.
      expect(
        await resultsOf(translate(await fileOf(documentId, 'tr', version), state, state))
      ).toMatchObject([{ result: 'unchanged' }]);
    }
  });
});

describe('what a person has written since', () => {
  const translated = async () => {
    const { documentId } = await story();
    await resultsOf(translate(await fileOf(documentId, 'tr')));
    const old = await fileOf(documentId, 'tr');
    await documents(ARTICLE).update({
      documentId,
      locale: 'tr',
      data: { headline: 'By hand', dek: 'By hand too' },
    });
    return { documentId, old };
  };

  test('is a conflict, and stays; the rest of the file is taken', async () => {
    const { documentId, old } = await translated();
    const file = translate(old, 'new');
    const [foreseen] = await resultsOf(file, '?dryRun=true');
    expect(foreseen?.result).toBe('partly');
    expect(foreseen && outcomes(foreseen)).toMatchObject({
      headline: 'conflict',
      dek: 'conflict',
      'body.0': 'changed',
      'tags.0': 'changed',
    });
    expect((await draft(documentId, 'tr'))?.tags).toEqual(['tr:Trade']);

    const [result] = await resultsOf(file);
    expect(result && outcomes(result)).toEqual(foreseen && outcomes(foreseen));
    expect(await draft(documentId, 'tr')).toMatchObject({
      headline: 'By hand',
      dek: 'By hand too',
      tags: ['new:Trade'],
    });
  });

  test('gives way where it is named, and the logbook says so', async () => {
    const { documentId, old } = await translated();
    const [result] = await resultsOf(translate(old, 'new'), '?overwrite=headline');
    expect(result && outcomes(result)).toMatchObject({ headline: 'changed', dek: 'conflict' });
    expect(await draft(documentId, 'tr')).toMatchObject({
      headline: 'new:Jakarta signs',
      dek: 'By hand too',
    });
    const entries = await rows('plugin::newsroom.logbook-entry', { action: 'import-xliff' });
    expect(JSON.stringify(entries.at(-1)?.details)).toContain('headline');
    expect((await resultsOf(translate(old, 'new'), '?overwrite=true'))[0]?.result).toBe('imported');
    expect((await draft(documentId, 'tr'))?.dek).toBe('new:A summary');
  });

  test('stays without a word where the translator has not touched it', async () => {
    const { documentId, old } = await translated();
    const [result] = await resultsOf(old);
    expect(result && outcomes(result)).toMatchObject({ headline: 'kept', 'body.0': 'unchanged' });
    expect((await draft(documentId, 'tr'))?.headline).toBe('By hand');
  });

  test('is a conflict as well where it is a paragraph that the source has not', async () => {
    const { documentId, old } = await translated();
    const row = await draft(documentId, 'tr');
    const body = [...(row?.body as object[]), ...paragraphs('A remark for our readers.')];
    await documents(ARTICLE).update({ documentId, locale: 'tr', data: { body } });
    const [result] = await resultsOf(translate(old, 'new'));
    expect(result && outcomes(result)).toMatchObject({ body: 'conflict', 'tags.0': 'changed' });
    expect((await draft(documentId, 'tr'))?.body).toEqual(body);
  });
});

describe('a source that has moved on', () => {
  test('is translated from the revision that the file names, and shows as changed since', async () => {
    const { documentId } = await story();
    const file = translate(await fileOf(documentId, 'tr'));
    await documents(ARTICLE).update({
      documentId,
      locale: 'en',
      data: { headline: 'Jakarta does not sign' },
    });
    const [result] = await resultsOf(file);
    expect([result?.result, result?.progress]).toEqual(['imported', 'done']);
    expect(await stateOf(documentId, 'tr')).toMatchObject({ sourceRevision: 1 });
    const next = await fileOf(documentId, 'tr');
    expect(next).toContain(`article/${documentId}/en/2/tr/`);
    // Only what changed is to be translated.
    expect(next.match(/<target/g)?.length).toBe(result && result.units.length - 1);
    const [second] = await resultsOf(translate(next, 'tr2'));
    expect(second && outcomes(second)).toMatchObject({ headline: 'changed' });
    expect(await stateOf(documentId, 'tr')).toMatchObject({ sourceRevision: 2 });
  });
});
