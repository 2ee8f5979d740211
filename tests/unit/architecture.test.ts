import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const SERVER = path.resolve(__dirname, '../../src/plugins/newsroom/server/src');

/** Who may import whom (DESIGN §2). A folder may always import itself and, but for the two pure ones, root files. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  text: [],
  contracts: [],
  config: [],
  locales: [],
  relations: [],
  cli: ['doctor'],
  panel: ['delivery', 'contracts', 'config'],
  'changed-settings': ['contracts', 'config'],
  stock: [],
  media: [],
  'content-types': ['text'],
  permalinks: ['text'],
  formats: ['text', 'contracts'],
  publication: ['permalinks', 'relations', 'text', 'contracts'],
  translation: ['locales', 'relations', 'publication', 'formats', 'text', 'contracts', 'config'],
  seed: ['publication', 'locales', 'text', 'contracts'],
  delivery: ['publication', 'permalinks', 'relations', 'locales', 'text', 'contracts'],
  doctor: [
    'delivery',
    'publication',
    'permalinks',
    'relations',
    'translation',
    'locales',
    'content-types',
    'text',
  ],
  desk: ['publication', 'formats', 'relations', 'locales', 'text', 'contracts', 'config'],
  webhooks: ['publication', 'config'],
};

/** These put the parts together, and so know all of them; nobody but each other imports them. */
const WIRING = [
  'index.ts',
  'register.ts',
  'bootstrap.ts',
  'destroy.ts',
  'services.ts',
  'routes.ts',
];

/** What any part may use; each knows no part but those named here, and of these the types only. */
const ROOT_FILES: Record<string, readonly string[]> = {
  'async-context.ts': [],
  'clock-error.ts': [],
  'concurrently.ts': [],
  'connections.ts': [],
  'constants.ts': [],
  'cursor.ts': [],
  'database.ts': [],
  'loop.ts': [],
  'problems.ts': [],
  'parse-query.ts': [],
  'refusal.ts': [],
  'retry-after.ts': [],
  'start-turn.ts': [],
  'statements.ts': [],
  'transaction.ts': [],
  'settings.ts': ['config'],
  'get-service.ts': ['services.ts'],
};

/** Pure of everything: folders that use nothing of ours, not even a root file. */
const STANDING_ALONE = ['text', 'contracts', 'config'];

/** Never each other, whatever the table above may come to say. */
const STRANGERS = ['delivery', 'desk', 'translation'];

/** Here `now` and `strapi` are passed in. */
const isPure = (file: string): boolean =>
  /^(text|contracts)\//.test(file) ||
  /^formats\/(openapi|xliff)\/(?!controller)/.test(file) ||
  [
    'delivery/project.ts',
    'delivery/present.ts',
    'delivery/decide-change.ts',
    'delivery/link-data.ts',
    'delivery/lifetimes.ts',
    'delivery/surrogate-keys.ts',
    'delivery/representation.ts',
    'delivery/front-mode.ts',
    'delivery/search/encode-term.ts',
    'delivery/search/find-ranges.ts',
    'delivery/search/highlight.ts',
    'delivery/search/index-words.ts',
    'delivery/search/rank.ts',
    'media/decide-crop.ts',
    'desk/access.ts',
    'desk/compare-states.ts',
    'desk/merge-bodies.ts',
    'desk/merge-save.ts',
    'desk/decide-move.ts',
    'desk/facts-of-draft.ts',
    'desk/flight-rules.ts',
    'desk/own-path.ts',
    'desk/present-stage.ts',
    'desk/newsroom-roles.ts',
    'desk/tell-findings.ts',
    'config/groups.ts',
    'panel/present-settings.ts',
    'translation/machine/decide-machine.ts',
    'translation/machine/markup.ts',
    'translation/machine/match-language.ts',
    'translation/machine/pack-batches.ts',
    'translation/machine/protect-terms.ts',
    'translation/memory/match-numbers.ts',
    'translation/memory/score.ts',
    'translation/memory/signature.ts',
    'translation/memory/tmx-writer.ts',
    'translation/compare-figures.ts',
    'translation/parity-facts.ts',
    'translation/parity-numbers.ts',
    'translation/parity-pair.ts',
    'translation/parity-people.ts',
    'translation/parity-rules.ts',
    'publication/decide-kill.ts',
    'publication/decide-plan.ts',
    'publication/flight-check-source.ts',
    'publication/outcome.ts',
    'publication/reader-clock.ts',
    'translation/align-bodies.ts',
    'translation/blank-texts.ts',
    'translation/decide-cells.ts',
    'translation/decide-drift.ts',
    'translation/decide-states.ts',
    'translation/left-out.ts',
    'translation/pick-source.ts',
    'translation/side-by-side.ts',
    'translation/translation-state.ts',
    'translation/xliff/decide-import.ts',
    'translation/xliff/export-file.ts',
    'translation/xliff/file-identity.ts',
    'translation/xliff/own-work.ts',
  ].includes(file);

interface Import {
  /** Relative to the server's source, with `/`. */
  file: string;
  specifier: string;
  isTypeOnly: boolean;
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(full);
    return entry.name.endsWith('.ts')
      ? [path.relative(SERVER, full).replaceAll(path.sep, '/')]
      : [];
  });

const FILES = listFiles(SERVER);

const parse = (source: string, file = 'example.ts'): ts.SourceFile =>
  ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);

const TREES = new Map(
  FILES.map((file) => [file, parse(readFileSync(path.join(SERVER, file), 'utf8'), file)])
);

const nodesOf = (root: ts.Node): ts.Node[] => {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    node.forEachChild(visit);
  };
  visit(root);
  return nodes;
};

const textOf = (node: ts.Node | undefined): string | null =>
  node && ts.isStringLiteralLike(node) ? node.text : null;

/** What a node imports: `import`, `export … from`, `import()`, `require()`, `typeof import()`. */
const importIn = (node: ts.Node): Omit<Import, 'file'> | null => {
  const found = (specifier: string | null, isTypeOnly: boolean) =>
    specifier === null ? null : { specifier, isTypeOnly };

  if (ts.isImportDeclaration(node)) {
    return found(textOf(node.moduleSpecifier), node.importClause?.isTypeOnly ?? false);
  }
  if (ts.isExportDeclaration(node)) return found(textOf(node.moduleSpecifier), node.isTypeOnly);
  if (ts.isImportTypeNode(node)) {
    return found(ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : null, true);
  }
  if (!ts.isCallExpression(node)) return null;
  const isImport =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'require');
  return isImport ? found(textOf(node.arguments[0]), false) : null;
};

const importsOf = (tree: ts.SourceFile): Import[] =>
  nodesOf(tree).flatMap((node) => {
    const found = importIn(node);
    return found ? [{ file: tree.fileName, ...found }] : [];
  });

const IMPORTS = [...TREES.values()].flatMap(importsOf);
const RELATIVE = IMPORTS.filter(({ specifier }) => specifier.startsWith('.'));

/** The file a relative import leads to, from the server's source; null: to none. */
const targetOf = ({ file, specifier }: Import): string | null => {
  const base = path.resolve(SERVER, path.dirname(file), specifier);
  const target = [base, `${base}.ts`, path.join(base, 'index.ts')].find(
    (candidate) => path.extname(candidate) !== '' && existsSync(candidate)
  );
  return target ? path.relative(SERVER, target).replaceAll(path.sep, '/') : null;
};

/** The part a file belongs to: its folder, or itself at the root. */
const partOf = (file: string): string => file.split('/')[0] ?? file;
const isRoot = (part: string): boolean => part.endsWith('.ts');

/** Imports from one part into another. */
const EDGES = RELATIVE.flatMap((found) => {
  const target = targetOf(found);
  const [from, to] = [partOf(found.file), partOf(target ?? found.file)];
  return from === to ? [] : [{ ...found, from, to, target }];
});

const isAllowed = ({ from, to, isTypeOnly }: (typeof EDGES)[number]): boolean => {
  if (WIRING.includes(from)) return true;
  if (isRoot(from)) {
    const known = ROOT_FILES[from] ?? [];
    return to in ROOT_FILES || (known.includes(to) && isTypeOnly);
  }
  if (to in ROOT_FILES) return !STANDING_ALONE.includes(from);
  return MAY_IMPORT[from]?.includes(to) ?? false;
};

const named = (found: Import): string => `${found.file} imports ${found.specifier}`;

describe('who imports whom', () => {
  it('is read from a whole plugin', () => {
    expect(FILES.length).toBeGreaterThan(80);
    expect(IMPORTS.length).toBeGreaterThan(200);
    expect(EDGES.length).toBeGreaterThan(100);
  });

  it('is read in every way in which something can be imported', () => {
    const source = `
      import a from './a';
      import './b';
      import type { C } from './c';
      export { d } from './d';
      export type { E } from './e';
      const f = await import('./f');
      const g = require('./g');
      type H = import('./h').H;
      const text = "import x from './not'"; // import y from './nor'
    `;
    expect(importsOf(parse(source)).map(({ specifier }) => specifier)).toEqual([
      './a',
      './b',
      './c',
      './d',
      './e',
      './f',
      './g',
      './h',
    ]);
  });

  it('is decided for every folder and every file at the root', () => {
    const parts = [...new Set(FILES.map(partOf))];
    const known = [...Object.keys(MAY_IMPORT), ...Object.keys(ROOT_FILES), ...WIRING];
    expect(parts.filter((part) => !known.includes(part))).toEqual([]);
  });

  it('keeps to the table', () => {
    expect(EDGES.filter((edge) => !isAllowed(edge)).map(named)).toEqual([]);
  });

  it('is never delivery, desk and translation each other', () => {
    const strange = EDGES.filter(
      ({ from, to }) => STRANGERS.includes(from) && STRANGERS.includes(to)
    );
    expect(strange.map(named)).toEqual([]);
    for (const part of STRANGERS) {
      expect(MAY_IMPORT[part]?.filter((other) => STRANGERS.includes(other))).toEqual([]);
    }
  });

  it('leads to files that are there', () => {
    expect(RELATIVE.filter((found) => targetOf(found) === null).map(named)).toEqual([]);
  });

  it('stays within the server: only its own files and packages', () => {
    const outside = RELATIVE.filter((found) => targetOf(found)?.startsWith('..'));
    expect(outside.map(named)).toEqual([]);
    expect(
      IMPORTS.filter(({ specifier }) => /^(\/|newsroom\/)/.test(specifier)).map(named)
    ).toEqual([]);
  });

  it('has no circle among the folders', () => {
    const next = new Map<string, Set<string>>();
    for (const { from, to } of EDGES.filter((edge) => !isRoot(edge.from) && !isRoot(edge.to))) {
      next.set(from, (next.get(from) ?? new Set()).add(to));
    }
    const reaches = (part: string, goal: string, seen = new Set<string>()): boolean =>
      [...(next.get(part) ?? [])].some((other) => {
        if (other === goal) return true;
        if (seen.has(other)) return false;
        seen.add(other);
        return reaches(other, goal, seen);
      });
    expect(next.size).toBeGreaterThan(5);
    expect([...next.keys()].filter((part) => reaches(part, part))).toEqual([]);
  });
});

const isClockRead = (node: ts.Node): boolean => {
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    const isDate = ts.isIdentifier(node.expression) && node.expression.text === 'Date';
    // `Date()` without `new` is the present too, whatever its arguments.
    if (isDate) return ts.isCallExpression(node) || (node.arguments ?? []).length === 0;
  }
  return ts.isPropertyAccessExpression(node) && /^(Date|performance)\.now$/.test(node.getText());
};

/** The names that a parameter, variable or binding introduces. */
const namesIn = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) =>
        ts.isBindingElement(element) ? namesIn(element.name) : []
      );

/** Whether a name is declared in the node itself, as seen by what stands within it. */
const declares = (scope: ts.Node, name: string): boolean => {
  if (ts.isFunctionLike(scope)) {
    return scope.parameters.some((parameter) => namesIn(parameter.name).includes(name));
  }
  if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) return false;
  return scope.statements.some((statement) => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.some((declaration) =>
        namesIn(declaration.name).includes(name)
      );
    }
    if (!ts.isImportDeclaration(statement)) return false;
    const { name: whole, namedBindings: bindings } = statement.importClause ?? {};
    const locals =
      bindings && ts.isNamedImports(bindings)
        ? bindings.elements.map((element) => element.name.text)
        : [bindings?.name.text];
    return [whole?.text, ...locals].includes(name);
  });
};

const isReference = (node: ts.Identifier): boolean => {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !(
    ts.isTypeElement(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isImportSpecifier(parent)
  );
};

const isGlobalStrapi = (node: ts.Node): boolean => {
  if (ts.isPropertyAccessExpression(node)) return /^global(This)?\.strapi$/.test(node.getText());
  if (!ts.isIdentifier(node) || node.text !== 'strapi' || !isReference(node)) return false;
  for (let scope: ts.Node | undefined = node.parent; scope; scope = scope.parent) {
    if (declares(scope, 'strapi')) return false;
  }
  return true;
};

const placesOf = (is: (node: ts.Node) => boolean, file: string): string[] => {
  const tree = TREES.get(file);
  return (tree ? nodesOf(tree).filter(is) : []).map((node) => {
    const { line } = tree?.getLineAndCharacterOfPosition(node.getStart()) ?? { line: -1 };
    return `${file}:${line + 1} ${node.getText()}`;
  });
};

const countIn = (is: (node: ts.Node) => boolean, source: string): number =>
  nodesOf(parse(source)).filter(is).length;

describe('the pure files', () => {
  const pure = FILES.filter(isPure);

  it('are there', () => {
    expect(pure.length).toBeGreaterThan(25);
    expect(pure).toEqual(
      expect.arrayContaining([
        'text/slug.ts',
        'contracts/delivery.ts',
        'delivery/project.ts',
        'delivery/present.ts',
        'publication/outcome.ts',
        'publication/reader-clock.ts',
      ])
    );
  });

  it('read no clock', () => {
    expect(pure.flatMap((file) => placesOf(isClockRead, file))).toEqual([]);
  });

  it.each([
    ['const now = new Date();', 1],
    ['const now = new Date;', 1],
    ['const now = Date.now();', 1],
    ['const read = Date.now;', 1],
    ['const now = Date();', 1],
    ['const then = new Date(0);', 0],
    ['const text = "new Date()"; // Date.now()', 0],
  ])('would be caught reading it: %s', (source, count) => {
    expect(countIn(isClockRead, source)).toBe(count);
  });

  it('know no strapi but one that is passed in', () => {
    expect(pure.flatMap((file) => placesOf(isGlobalStrapi, file))).toEqual([]);
  });

  it.each([
    ['export const log = () => strapi.log;', 1],
    ['export const log = () => globalThis.strapi.log;', 1],
    ['export const make = () => ({ strapi });', 1],
    ['export const log = (strapi: Core.Strapi) => strapi.log;', 0],
    ['export const log = ({ strapi }: Parts) => () => strapi.log;', 0],
    ['export const log = (parts: Parts) => { const { strapi } = parts; return strapi.log; };', 0],
    ["import strapi from './strapi'; strapi.log();", 0],
    ['export const log = (parts: { strapi: Core.Strapi }) => parts.strapi.log;', 0],
    ['const text = "strapi"; // strapi.log', 0],
  ])('would be caught knowing it: %s', (source, count) => {
    expect(countIn(isGlobalStrapi, source)).toBe(count);
  });
});

it('no file of the server knows the global strapi', () => {
  expect(FILES.flatMap((file) => placesOf(isGlobalStrapi, file))).toEqual([]);
});

describe('transactions that write', () => {
  /** A seed is a command's, alone with an empty newsroom; it is not to be run twice. */
  const OPENERS = ['transaction.ts', 'seed/seed-service.ts'];

  /** With a function: without one, or for `onCommit` alone, it is the one that is open already. */
  const opens = (node: ts.Node): boolean =>
    ts.isCallExpression(node) &&
    node.expression.getText().endsWith('db.transaction') &&
    node.arguments.length > 0 &&
    !/^\(\{ onCommit \}\) => onCommit\(/.test(node.arguments[0]?.getText() ?? '');

  it('are told from those that are open already', () => {
    expect(countIn(opens, 'strapi.db.transaction(work); strapi.db.transaction(() => x());')).toBe(
      2
    );
    expect(countIn(opens, 'strapi.db.transaction();')).toBe(0);
    expect(countIn(opens, 'db.transaction(({ onCommit }) => onCommit(() => x()));')).toBe(0);
  });

  it('are opened in one place, which leaves readers their connections', () => {
    const others = FILES.filter((file) => !OPENERS.includes(file));
    expect(others.flatMap((file) => placesOf(opens, file))).toEqual([]);
  });
});
