import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const PLUGIN = path.resolve(__dirname, '../../../src/plugins/newsroom');
const ADMIN = path.join(PLUGIN, 'admin', 'src');

/** What Strapi's admin shares with its plugins, so that no browser gets it twice. */
const SHARED = [
  'react',
  'react-intl',
  'react-router-dom',
  '@strapi/strapi/admin',
  '@strapi/design-system',
  '@strapi/icons',
];
/** Of these the types alone: the values are not in what a plugin is given. */
const TYPES_ONLY = ['@strapi/content-manager/strapi-admin', 'zod'];

interface Import {
  file: string;
  specifier: string;
  isTypeOnly: boolean;
}

const importsOf = (file: string): Import[] => {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const isTypeOnly = ts.isImportDeclaration(node)
        ? (node.importClause?.isTypeOnly ?? false)
        : node.isTypeOnly;
      found.push({ file, specifier: node.moduleSpecifier.text, isTypeOnly });
    }
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
};

const IMPORTS = readdirSync(ADMIN, { recursive: true, withFileTypes: true })
  .filter(({ name }) => /\.tsx?$/.test(name))
  .flatMap((entry) => importsOf(path.join(entry.parentPath, entry.name)));

/** Where an import leads, from the plugin's folder; null: to a package. */
const targetOf = ({ file, specifier }: Import): string | null =>
  specifier.startsWith('.')
    ? path.relative(PLUGIN, path.resolve(path.dirname(file), specifier)).replaceAll(path.sep, '/')
    : null;

const named = ({ file, specifier }: Import): string =>
  `${path.relative(ADMIN, file)} imports ${specifier}`;

describe('the admin part', () => {
  it('is read whole', () => {
    expect(IMPORTS.length).toBeGreaterThan(100);
  });

  it('knows of the server the contracts, as types, and the pure texts', () => {
    const wrong = IMPORTS.filter((found) => {
      const target = targetOf(found);
      if (target === null || target.startsWith('admin/src/')) return false;
      const isContract = target.startsWith('server/src/contracts/') && found.isTypeOnly;
      return !isContract && !target.startsWith('server/src/text/');
    });
    expect(wrong.map(named)).toEqual([]);
  });

  it('uses the packages that Strapi shares, and no other', () => {
    const wrong = IMPORTS.filter((found) => {
      if (targetOf(found) !== null || SHARED.includes(found.specifier)) return false;
      return !(TYPES_ONLY.includes(found.specifier) && found.isTypeOnly);
    });
    expect(wrong.map(named)).toEqual([]);
  });

  it('leaves out of the browser what makes slugs: its tables are large', () => {
    const texts = IMPORTS.map(targetOf).filter((target) => target?.startsWith('server/src/text/'));
    expect(texts.filter((target) => /slug|html/.test(String(target)))).toEqual([]);
  });
});
