import { unitDigest } from 'newsroom/translation/unit-digest';
import { ARTICLE, documents, http, strapi } from '../helpers/newsroom';
import {
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

describe('a file that is finished in parts', () => {
  const known = (text: string) =>
    strapi()
      .plugin('newsroom')
      .service('memory')
      .find([{ kind: 'text', text }], { sourceLocale: 'en', targetLocale: 'tr' }, { limit: 5 });
  /** The headline is final, the rest as far as it is. */
  const partly = (xml: string, version: string) =>
    version === '2.1'
      ? translate(xml, 'tr', 'initial').replace(
          /(<unit id="headline"[^]*?<segment state=)"initial"/,
          '$1"final"'
        )
      : translate(xml, 'tr', 'needs-translation').replace(
          /(<trans-unit id="headline"[^]*?<target state=)"needs-translation"/,
          '$1"final"'
        );

  test.each(['2.1', '1.2'])('of XLIFF %s: what is final is remembered, once', async (version) => {
    const { documentId } = await story();
    const file = partly(await fileOf(documentId, 'tr', version), version);
    const [foreseen] = await resultsOf(file, '?dryRun=true');
    expect(foreseen?.progress).toBe('in-progress');
    expect(await known('Jakarta signs')).toEqual([]);
    const [result] = await resultsOf(file);
    expect([result?.result, result?.progress]).toEqual(['imported', 'in-progress']);
    expect(await known('Jakarta signs')).toMatchObject([
      { score: 100, segment: { documentId, field: 'headline', uses: 1 } },
    ]);
    expect(await known('A summary')).toEqual([]);
  });

  test('a file that only says so is remembered and in the logbook; the text stays', async () => {
    const { documentId } = await story();
    await resultsOf(translate(await fileOf(documentId, 'tr'), 'tr', 'initial'));
    const before = await draft(documentId, 'tr');
    const file = partly(await fileOf(documentId, 'tr'), '2.1');
    expect((await resultsOf(file))[0]?.result).toBe('unchanged');
    expect(await draft(documentId, 'tr')).toEqual(before);
    expect(await known('Jakarta signs')).toHaveLength(1);
    // Once more it says nothing new.
    await resultsOf(file);
    const imports = (await actions()).filter((action) => action === 'import-xliff');
    expect(imports).toHaveLength(2);
  });

  test('what a machine wrote and the file calls final is a person’s from then on', async () => {
    const { documentId } = await story();
    const file = partly(await fileOf(documentId, 'tr'), '2.1');
    await resultsOf(file);
    const key = { documentId, locale: 'tr' };
    const states = strapi().plugin('newsroom').service('translationState');
    const digest = (text: string) => unitDigest([{ kind: 'text', text }]);
    const byMachine = (text: string) => ({
      by: 'machine',
      provider: 'deepl',
      digest: digest(text),
    });
    await strapi().db.transaction(() =>
      states.noteOrigins(key, {
        headline: byMachine('tr:Jakarta signs'),
        dek: byMachine('tr:A summary'),
      })
    );
    const [again] = await resultsOf(partly(await fileOf(documentId, 'tr'), '2.1'));
    expect(again?.result).not.toBe('rejected');
    const { origins } = await stateOf(documentId, 'tr');
    expect([origins.headline.by, origins.dek.by]).toEqual(['confirmed', 'machine']);
  });

  test('but not what a person has changed since', async () => {
    const { documentId } = await story();
    await resultsOf(partly(await fileOf(documentId, 'tr'), '2.1'));
    await strapi().db.connection('newsroom_memory_segments').delete();
    const file = partly(await fileOf(documentId, 'tr'), '2.1').replace('tr:Jakarta', 'trr:Jakarta');
    const data = { headline: 'By hand' };
    await documents(ARTICLE).update({ documentId, locale: 'tr', data });
    const [result] = await resultsOf(file);
    expect(result && outcomes(result)).toMatchObject({ headline: 'conflict' });
    expect(await known('Jakarta signs')).toEqual([]);
  });
});

describe('a large file', () => {
  test('is read while the readers of the news are answered', async () => {
    const { documentId } = await story();
    const [before = '', after = ''] = translate(await fileOf(documentId, 'tr')).split('</file>');
    const units = Array.from(
      { length: 30_000 },
      (_, n) =>
        `<unit id="x${n}"><segment><source>Not ours ${n}</source><target>Bizim değil</target></segment></unit>`
    );
    const server = strapi().server.httpServer;
    const order: string[] = [];
    // The whole file is here: whoever reads it in this thread answers nobody until it is read.
    const arrived = new Promise<void>((resolve) => {
      server.prependOnceListener('request', (request) => request.once('end', resolve));
    });
    const importing = resultsOf(`${before}${units.join('')}</file>${after}`).then(([result]) => {
      order.push('import');
      return result;
    });
    await arrived;
    for (let n = 0; n < 3; n += 1) {
      expect((await http().get('/api/newsroom/sections')).status).toBe(200);
      order.push('news');
    }
    const result = await importing;
    expect(order).toEqual(['news', 'news', 'news', 'import']);
    expect(result?.result).toBe('partly');
    expect((await draft(documentId, 'tr'))?.headline).toBe('tr:Jakarta signs');
  });

  test('and broken at its end is refused with its line, as a small one is', async () => {
    const { documentId } = await story();
    const file = translate(await fileOf(documentId, 'tr'));
    const long = file.replace('</file>', `${'<!-- a remark -->\n'.repeat(5_000)}</file`);
    const [result] = await resultsOf(long);
    expect([result?.result, result?.problems[0]?.code]).toEqual(['rejected', 'broken-file']);
    expect(result?.problems[0]?.line).toBeGreaterThan(5_000);
    expect(await draft(documentId, 'tr')).toBeUndefined();
  });
});

describe('a file that does not fit', () => {
  test.each([
    [
      'names no article of ours',
      (xml: string) => xml.replace(/(original|id)="article[^"]*"/g, '$1="x"'),
      'not-ours',
    ],
    [
      'is of another article',
      (xml: string) => xml.replace(/article([/.])\w+/g, 'article$1nothing'),
      'unknown-article',
    ],
    [
      'is of a revision that is not there',
      (xml: string) => xml.replace(/en([/.])1/g, 'en$17'),
      'unknown-revision',
    ],
    [
      'is from another language',
      (xml: string) => xml.replace('srcLang="en"', 'srcLang="de"'),
      'other-language',
    ],
    [
      'is for a language that is not there',
      (xml: string) => xml.replace(/tr([/.])0/g, 'xx$10').replace('trgLang="tr"', 'trgLang="xx"'),
      'unknown-locale',
    ],
    [
      'is for the language it was written in',
      (xml: string) => xml.replace(/tr([/.])0/g, 'en$10').replace('trgLang="tr"', 'trgLang="en"'),
      'is-source',
    ],
    ['is cut off', (xml: string) => xml.slice(0, 900), 'broken-file'],
    [
      'declares a document type',
      (xml: string) => xml.replace('<xliff', '<!DOCTYPE x [<!ENTITY a "b">]><xliff'),
      'broken-file',
    ],
    ['breaks a rule', (xml: string) => xml.replace('state="final"', 'state="done"'), 'broken-file'],
  ])('because it %s is refused, and changes nothing', async (_, change, code) => {
    const { documentId } = await story();
    const file = change(translate(await fileOf(documentId, 'tr')));
    const [result] = await resultsOf(file);
    expect([result?.result, result?.problems[0]?.code]).toEqual(['rejected', code]);
    if (code === 'broken-file') expect(result?.problems[0]?.line).toBeGreaterThan(0);
    expect(await draft(documentId, 'tr')).toBeUndefined();
    expect(await actions()).not.toContain('import-xliff');
  });

  test('in some units is taken in the others, and says which and where', async () => {
    const { documentId } = await story();
    const file = translate(await fileOf(documentId, 'tr'))
      .replace('<source>A summary</source>', '<source>Another summary</source>')
      .replace('tr:Jakarta signs', 'x'.repeat(251))
      .replace('tr:Trade', '');
    const [result] = await resultsOf(file, '?dryRun=true');
    expect(result && outcomes(result)).toMatchObject({
      headline: 'refused',
      dek: 'refused',
      'tags.0': 'untranslated',
      'body.0': 'new',
    });
    const headline = result?.units.find(({ id }) => id === 'headline');
    expect(headline?.remark).toContain('250');
    expect(headline?.line).toBeGreaterThan(1);
    expect(await draft(documentId, 'tr')).toBeUndefined();
  });
});
