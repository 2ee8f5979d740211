import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILT = path.resolve(__dirname, '../../src/plugins/newsroom/dist/admin');
const KILOBYTE = 1000;
/** What the plugin may add to the first load of the admin, gzipped. */
const FIRST_LOAD = 150 * KILOBYTE;

const read = (file: string): string => readFileSync(path.join(BUILT, file), 'utf8');
const size = (file: string): number => gzipSync(read(file)).length;

/** Files that an entry cannot do without: those it imports, and those that these import. */
const neededBy = (entry: string): Set<string> => {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const imports = read(file).matchAll(/(?:\bfrom|^import|;import)\s*["']\.\/([^"']+)["']/gm);
    for (const [, name = ''] of imports) visit(name);
  };
  visit(entry);
  return found;
};

describe('the first load of the admin', () => {
  it('grows by less than 150 kB, one language of ours included', () => {
    const needed = neededBy('index.mjs');
    const languages = readdirSync(BUILT).filter((file) => /^(ar|en|fr|tr)-.*\.mjs$/.test(file));
    expect(languages).toHaveLength(4);
    const largest = Math.max(...languages.map(size));
    const total = [...needed].reduce((sum, file) => sum + size(file), largest);
    expect(total).toBeGreaterThan(KILOBYTE);
    expect(total).toBeLessThan(FIRST_LOAD);
  });

  it('brings no panel, dialog or field before it is shown', () => {
    const needed = [...neededBy('index.mjs')];
    expect(needed.filter((file) => /story|dialog|input/.test(file))).toEqual([]);
  });
});
