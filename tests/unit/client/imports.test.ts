import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const SOURCE = path.resolve(__dirname, '../../../src/plugins/newsroom/client/src');
const FILES = readdirSync(SOURCE).filter((name) => name.endsWith('.ts'));

/** What a file imports or passes on, and whether types alone. */
const importsOf = (name: string): { from: string; isTypeOnly: boolean }[] => {
  const text = readFileSync(path.join(SOURCE, name), 'utf8');
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022).statements.flatMap((node) => {
    if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return [];
    const { moduleSpecifier: from } = node;
    if (!from || !ts.isStringLiteral(from)) return [];
    const isTypeOnly = ts.isImportDeclaration(node)
      ? (node.importClause?.isTypeOnly ?? false)
      : node.isTypeOnly;
    return [{ from: from.text, isTypeOnly }];
  });
};

it('the client knows of the server its contracts, as types, and its pure texts: no package at all', () => {
  expect(FILES.length).toBeGreaterThan(10);
  const outside = FILES.flatMap(importsOf).filter(({ from }) => !/^\.\/[\w-]+$/.test(from));
  const isAllowed = ({ from, isTypeOnly }: (typeof outside)[number]): boolean =>
    from.startsWith('../../server/src/text/') ||
    (from.startsWith('../../server/src/contracts/') && isTypeOnly);
  expect(outside.length).toBeGreaterThan(3);
  expect(outside.filter((found) => !isAllowed(found))).toEqual([]);
});
