import path from 'node:path';
import { readXliff } from 'newsroom/formats/xliff/read';
import { writeXliff } from 'newsroom/formats/xliff/write';
import type { XliffFile, XliffToken } from 'newsroom/formats/xliff/model';
import { readSeedFolder, type ArticleText } from 'newsroom/seed/folder';
import { alignUnits } from 'newsroom/text/align-units';
import { htmlToBlocks } from 'newsroom/text/html-to-blocks';
import type { UnitState } from 'newsroom/text/translation-units';
import { exportFile } from 'newsroom/translation/xliff/export-file';
import { readIdentity } from 'newsroom/translation/xliff/file-identity';
import { draftArticle, publish, sectionNamed } from '../fixtures/newsroom';
import {
  ARTICLE,
  configure,
  documents,
  editorial,
  get,
  http,
  resetNewsroom,
  rows,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { openReceiver, type Receiver } from '../helpers/receiver';
import { speakDeepl } from '../helpers/translating-servers';

/** Stories of the demo on their way through the desk: from the writer to the readers of four languages. */
const DEMO = path.resolve(__dirname, '../../database/demo');
const API = '/api/newsroom/editorial';
const KEY = 'a-key:fx';
const LANGUAGES = ['tr', 'ar', 'zh'];

let token: Record<string, string>;
let texts: Record<string, ArticleText>;

beforeAll(async () => {
  token = await tokenFor(
    ...['board', 'findOne', 'confirm', 'waive'].map(
      (one) => `plugin::newsroom.translations.${one}`
    ),
    ...['export', 'import'].map((one) => `plugin::newsroom.xliff.${one}`),
    ...['find', 'matches'].map((one) => `plugin::newsroom.memory.${one}`),
    'plugin::newsroom.machine.translate'
  );
  const { articles } = await readSeedFolder(DEMO);
  texts = articles.find(({ key }) => key === 'night-market-without-plastic')?.texts ?? {};
});
beforeEach(async () => {
  await resetNewsroom();
  await strapi().plugin('i18n').service('locales').create({ code: 'zh', name: 'Chinese (zh)' });
  strapi().plugin('newsroom').service('locales').forget();
  configure({ xliff: { maxMiB: 10, maxFiles: 100 } });
});

const fieldsOf = (locale: string): UnitState & { headline: string; dek: string } => {
  const { headline = '', dek = '', tags, body = '', dateline, shortHeadline } = texts[locale] ?? {};
  return { headline, dek, tags, dateline, shortHeadline, body: htmlToBlocks(body) };
};

const storyInEnglish = async () => {
  const world = await sectionNamed('World');
  const { headline, ...fields } = fieldsOf('en');
  const { documentId } = await draftArticle(headline, { ...fields, section: world.documentId });
  await publish(documentId, 'en');
  return documentId;
};

const exported = async (id: string, locale: string, version: string): Promise<string> => {
  const { status, text, body } = await http()
    .get(`${API}/articles/${id}/xliff?target=${locale}&version=${version}`)
    .set(token)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')));
    });
  expect([status, text]).toEqual([200, undefined]);
  return String(body);
};

const said = (tokens: readonly XliffToken[]): string =>
  tokens.map((token) => (token.kind === 'text' ? token.text : `{${token.kind}}`)).join('');

/** A translator's tool: every text of the file in the words of the demo's own translation. */
const translated = (xml: string, locale: string, progress: 'in-review' | 'done' = 'done') => {
  const found = readXliff(Buffer.from(xml));
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  const { version, files } = found.document;
  const filled = files.map((file): XliffFile => {
    const identity = readIdentity([file.original, file.id]);
    if (!identity) throw new Error('the file does not say what it was made from');
    const source = fieldsOf('en');
    const { translations } = alignUnits(source, fieldsOf(locale));
    const words = exportFile({ identity, source, translations, progress, matches: new Map() });
    const units = file.units.map((unit) => {
      const own = words.units.find(({ id }) => id === unit.id);
      const [done, segment] = [own?.segments[0], unit.segments[0]];
      if (!done || !segment) throw new Error(`there is no unit ${unit.id}`);
      expect(said(segment.source)).toBe(said(done.source));
      return { ...unit, segments: [{ ...segment, target: done.target, state: done.state }] };
    });
    return { ...file, units };
  });
  return writeXliff({ version, files: filled }).xml;
};

const bring = async (xml: string) => {
  const { status, body } = await http()
    .post(`${API}/xliff`)
    .set({ ...token, 'Content-Type': 'application/xliff+xml' })
    .serialize((file: unknown) => file as string)
    .send(Buffer.from(xml) as unknown as string);
  expect([status, body.error]).toEqual([200, undefined]);
  return body.data[0];
};

const cellOf = async (id: string, locale: string) => {
  const { body } = await editorial('get', `/translations?type=article&locale=${locale}`, token);
  const cell = body.data.find((one: { id: string }) => one.id === id);
  return cell && [cell.state, cell.isOutdated];
};
const at = (id: string, locale: string, verb = '') =>
  `/articles/${id}/translations/${locale}${verb}`;
const sideBySide = async (id: string, locale: string) =>
  (await editorial('get', at(id, locale), token)).body.data;
const draftOf = async (documentId: string, locale: string) =>
  (await rows(ARTICLE, { documentId, locale, publishedAt: null }))[0];
const writeEnglish = (documentId: string, data: object) =>
  documents(ARTICLE).update({ documentId, locale: 'en', data });

test.each(['2.1', '1.2'])(
  'the night market goes out as XLIFF %s and is read in Turkish, Arabic and Chinese, to the letter',
  async (version) => {
    const id = await storyInEnglish();
    for (const locale of LANGUAGES) {
      const result = await bring(translated(await exported(id, locale, version), locale));
      expect([locale, result.result, result.progress, result.problems]).toEqual([
        ...[locale, 'imported', 'done', []],
      ]);
      expect(await draftOf(id, locale)).toMatchObject(JSON.parse(JSON.stringify(fieldsOf(locale))));
      // Nothing is left to do, and the file says so when it goes out again.
      expect(await bring(await exported(id, locale, version))).toMatchObject({
        result: 'unchanged',
        progress: 'done',
      });
    }
    await publish(id, LANGUAGES);
    for (const locale of LANGUAGES) {
      const { data } = (await get(`/articles/id/${id}?locale=${locale}&fallback=none`)).body;
      const { headline, dek } = fieldsOf(locale);
      expect([data.servedLocale, data.headline, data.dek]).toEqual([locale, headline, dek]);
      expect(data.translations).toHaveLength(LANGUAGES.length);
      expect(await cellOf(id, locale)).toEqual(['current', false]);
    }
    expect(await draftOf(id, 'en')).toMatchObject(JSON.parse(JSON.stringify(fieldsOf('en'))));
  }
);

describe('a day at the desk', () => {
  let server: Receiver;

  beforeAll(async () => {
    server = await openReceiver();
    server.answer(speakDeepl(KEY));
  });
  beforeEach(() => {
    const shipped = strapi().config.get<object>('plugin::newsroom.translation');
    const { machine } = shipped as { machine: object };
    configure({
      translation: {
        ...shipped,
        machine: { ...machine, provider: 'deepl', url: server.url, apiKey: KEY, retries: 0 },
      },
    });
  });
  afterAll(() => server.close());

  test('from what is missing to what changed, what was waived, and what was undone', async () => {
    const id = await storyInEnglish();
    expect((await cellOf(id, 'tr'))[0]).toBe('fallback-only');

    // A translator brings it for review; somebody reads and confirms it; readers get it.
    const file = translated(await exported(id, 'tr', '2.1'), 'tr', 'in-review');
    expect((await bring(file)).progress).toBe('in-review');
    expect(await cellOf(id, 'tr')).toEqual(['in-review', false]);
    const { source } = await sideBySide(id, 'tr');
    const confirmed = await editorial('post', at(id, 'tr', '/confirm'), token, {
      revision: source.revision,
    });
    expect([confirmed.status, confirmed.body.data.state]).toEqual([200, 'current']);
    await publish(id, 'tr');

    // What was confirmed is known from now on.
    const { headline } = fieldsOf('en');
    const asked = new URLSearchParams({ source: 'en', target: 'tr', text: headline });
    const known = await editorial('get', `/translations/memory?${asked}`, token);
    expect(known.body.data[0]).toMatchObject({ score: 100, text: fieldsOf('tr').headline });
    const matches = await editorial('get', at(id, 'tr', '/matches'), token);
    expect(matches.body.data.length).toBeGreaterThan(5);

    // No machine writes over it, though it is asked to.
    const before = await draftOf(id, 'tr');
    const machine = await editorial('post', at(id, 'tr', '/machine'), token, {});
    expect(machine.status).toBe(200);
    expect(machine.body.data.units.map(({ status }: { status: string }) => status)).not.toContain(
      'written'
    );
    expect(server.received.filter((request) => request.path === '/v2/translate')).toEqual([]);
    expect(await draftOf(id, 'tr')).toEqual(before);

    // An editor changes the source: the desk sees it, and which words.
    await writeEnglish(id, { headline: `${headline} for good` });
    expect(await cellOf(id, 'tr')).toEqual(['outdated', true]);
    expect(await cellOf(id, 'ar')).toEqual(['fallback-only', false]);
    const side = await sideBySide(id, 'tr');
    const drifted = side.fields.filter(({ drift }: { drift: unknown }) => drift !== null);
    expect(drifted).toMatchObject([
      {
        field: 'headline',
        target: fieldsOf('tr').headline,
        drift: { before: headline, after: `${headline} for good` },
      },
    ]);
    expect(JSON.stringify(drifted[0].drift)).toContain(' for good"');
    expect(side.body.filter(({ change }: { change: string }) => change !== 'same')).toEqual([]);

    // It needs no translation, somebody says, and takes that back.
    const waive = (revision: number | null) =>
      editorial('post', at(id, 'tr', '/waive'), token, { revision });
    expect((await waive(side.source.revision)).status).toBe(200);
    expect(await cellOf(id, 'tr')).toEqual(['current', false]);
    expect((await waive(null)).status).toBe(200);
    expect(await cellOf(id, 'tr')).toEqual(['outdated', true]);

    // The editor takes the words back: there is nothing to do, and nobody had to say so.
    await writeEnglish(id, { headline });
    expect(await cellOf(id, 'tr')).toEqual(['current', false]);
    expect(await draftOf(id, 'tr')).toEqual(before);
  });
});
