import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../../..');
const PLUGIN = path.join(ROOT, 'src/plugins/newsroom');
const ESM = path.join(PLUGIN, 'dist/client/index.mjs');

/** Bytes that a page pays for the whole client. */
const MOST_BYTES = 5_000;

const EXPORTS = ['NewsroomError', 'createNewsroomClient', 'keepTimesFresh', 'relativeLabel'];

let consumer: string;

/** A project of somebody else's, below which the built plugin is installed. */
beforeAll(() => {
  if (!existsSync(ESM)) throw new Error('The plugin is not built: run `npm run build` first');
  consumer = mkdtempSync(path.join(ROOT, '.tmp-consumer-'));
  mkdirSync(path.join(consumer, 'node_modules'));
  symlinkSync(PLUGIN, path.join(consumer, 'node_modules/strapi-plugin-newsroom'));
});

afterAll(() => rmSync(consumer, { recursive: true, force: true }));

const run = (file: string, source: string): unknown => {
  writeFileSync(path.join(consumer, file), source);
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(consumer, file)]);
  return stdout.length > 0 ? JSON.parse(`${stdout}`) : `${stderr}`;
};

describe('the built client', () => {
  it(`is at most ${MOST_BYTES} bytes, bundled, minified and gzipped, and depends on nothing`, async () => {
    // In a process of its own: the bundler checks `instanceof` against globals that Jest replaces.
    const { stdout, stderr } = spawnSync(
      path.join(ROOT, 'node_modules/.bin/esbuild'),
      [ESM, '--bundle', '--minify', '--format=esm', '--target=es2022', '--platform=browser'],
      { maxBuffer: 1e7 }
    );
    expect(`${stderr}`).toBe('');
    const bytes = gzipSync(stdout, { level: 9 }).length;
    expect(bytes).toBeGreaterThan(2_000);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(readFileSync(ESM, 'utf8')).not.toMatch(/^\s*(import|export .* from)\b|\brequire\(/m);
    const said = /(\d[\d.,]*) kB gzipped/.exec(
      readFileSync(path.join(PLUGIN, 'README.md'), 'utf8')
    );
    expect(Number(said?.[1])).toBe(Math.ceil(bytes / 100) / 10);
  });

  it('is there for import and for require', () => {
    const names = 'console.log(JSON.stringify(Object.keys(client).sort()))';
    expect(
      run('a.mjs', `import * as client from 'strapi-plugin-newsroom/client'; ${names}`)
    ).toEqual(EXPORTS);
    expect(
      run('a.cjs', `const client = require('strapi-plugin-newsroom/client'); ${names}`)
    ).toEqual(EXPORTS);
  });

  it('can be loaded where there is no page', () => {
    const source = `
      import { keepTimesFresh } from 'strapi-plugin-newsroom/client';
      keepTimesFresh()();
      console.log(JSON.stringify(typeof document));
    `;
    expect(run('b.mjs', source)).toBe('undefined');
  });
});

const SOURCE = `
import {
  createNewsroomClient,
  keepTimesFresh,
  NewsroomError,
  relativeLabel,
  type ArticleSummary,
  type ListOptions,
  type NewsroomClient,
  type Outcome,
} from 'strapi-plugin-newsroom/client';

const newsroom: NewsroomClient = createNewsroomClient({
  url: 'https://cms.example/api/newsroom',
  locale: 'en',
  cache: { max: 10 },
  fetch,
});
type Equal<A, B> = [A, B] extends [B, A] ? true : false;
const is = <T extends true>(): T | undefined => undefined;

export const read = async (signal: AbortSignal): Promise<string> => {
  const found = await newsroom.article('slug', {
    signal,
    minSeq: 3,
    init: { next: { tags: ['a'] }, credentials: 'include' },
  });
  is<Equal<typeof found.outcome, 'live' | 'redirect' | 'gone' | 'not-found'>>();
  // @ts-expect-error: there is no data before the outcome is known
  found.data;
  switch (found.outcome) {
    case 'live':
      is<Equal<typeof found.data.body, unknown[]>>();
      return found.data.headline + found.meta.locale;
    case 'redirect':
      return found.path ?? found.location;
    case 'gone':
      return found.notice ?? 'gone';
    case 'not-found':
      return 'none';
  }
};

export const others = async () => {
  const html = await newsroom.article('slug', { body: 'html', relative: false });
  if (html.outcome === 'live') is<Equal<typeof html.data.body, string>>();
  const none = await newsroom.articleById('id', { body: 'none' });
  if (none.outcome === 'live') is<Equal<typeof none.data.body, undefined>>();

  const options: ListOptions = { section: 'world', since: new Date(), kind: 'live', limit: 5 };
  for await (const article of newsroom.articles(options)) {
    const summary: ArticleSummary = article;
    is<Equal<typeof summary.leadImage extends null | { alt: string | null } ? true : false, true>>();
  }
  for await (const page of newsroom.articles().pages()) page.data[0]?.section?.path;
  const { data: hits, meta } = await newsroom.search({ q: 'text' });
  is<Equal<typeof meta.nextCursor, string | null>>();
  hits[0]?.highlights.headline.toUpperCase();

  const { data } = await newsroom.resolve('/en/world/slug', { body: 'html' });
  if (data.outcome === 'article') data.article.body.toUpperCase();
  if (data.outcome === 'section') data.section.articles.data[0]?.slug;
  if (data.outcome === 'redirect') data.path.toUpperCase();

  for await (const { seq, action } of newsroom.changes({ after: 3 })) {
    is<Equal<typeof action, 'publish' | 'update' | 'unpublish' | 'kill' | 'redirect'>>();
    seq.toFixed();
  }
  const source: Outcome<{ code: string }> = await newsroom.source('AP');
  const until: Date | null = relativeLabel({ then: '2026-01-01T00:00:00Z', locale: 'en' }).validUntil;
  const stop: () => void = keepTimesFresh();
  return [source, until, stop, (await newsroom.sections()).data[0]?.children, newsroom.health()];
};

export const wrong = () => [
  // @ts-expect-error: not a kind
  newsroom.articles({ kind: 'news-flash' }),
  // @ts-expect-error: not a parameter
  newsroom.articles({ page: 2 }),
  // @ts-expect-error: the client makes the request
  newsroom.sections({ init: { method: 'POST' } }),
  // @ts-expect-error: where from?
  createNewsroomClient({}),
];

export const told = (error: unknown): string =>
  error instanceof NewsroomError ? error.status.toFixed() + error.name + error.message : '';
`;

const BUNDLER = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
const NODE16 = { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 };
const BROWSER = { lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [] };
const NODE = { lib: ['lib.es2022.d.ts'], types: ['node'] };

describe('the types of the built client', () => {
  it.each([
    ['a bundler, for a page', 'consumer.ts', { ...BUNDLER, ...BROWSER }],
    ['node16 as ESM, for a server', 'consumer.mts', { ...NODE16, ...NODE }],
    ['node16 as CommonJS, for a server', 'consumer.cts', { ...NODE16, ...NODE }],
  ])('hold in strict mode, declarations checked too, under %s', (_, name, settings) => {
    const file = path.join(consumer, name);
    writeFileSync(file, SOURCE);
    const options: ts.CompilerOptions = {
      ...settings,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    };
    const program = ts.createProgram([file], options);
    const placeOf = ({ fileName }: ts.SourceFile) => path.relative(ROOT, fileName);
    // Ours alone: to check the declarations of TypeScript and of Node takes many times as long.
    const files = program.getSourceFiles().filter((at) => !placeOf(at).startsWith('node_modules/'));
    const wrong = [
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...files.flatMap((at) => [
        ...program.getSyntacticDiagnostics(at),
        ...program.getSemanticDiagnostics(at),
      ]),
    ].map(({ file: at, start, messageText }) => ({
      at: at ? `${placeOf(at)}:${at.getLineAndCharacterOfPosition(start ?? 0).line + 1}` : '',
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
    expect(wrong).toEqual([]);

    const read = files.map(placeOf).filter((at) => at.startsWith('src/plugins/newsroom/'));
    expect(read.length).toBeGreaterThan(5);
    // What the client says of itself is in declarations: no source, and nothing of Strapi's.
    expect(read.filter((at) => !/\/dist\/.*\.d\.ts$/.test(at))).toEqual([]);
  });
});
