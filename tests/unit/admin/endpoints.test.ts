import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const ADMIN = path.join(ROOT, 'src/plugins/newsroom/admin/src');
const STRAPI = path.join(ROOT, 'node_modules/@strapi');

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));

/** Names of the questions and deeds that a file adds to the admin's one query cache. */
const endpointsIn = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(\w+): ?(?:builder|build)\.(?:query|mutation)\b/g)].map(
    ([, name = '']) => name
  );

const ours = filesBelow(ADMIN, /\.tsx?$/).flatMap(endpointsIn);
const theirs = readdirSync(STRAPI)
  .map((name) => path.join(STRAPI, name, 'dist', 'admin'))
  .filter((folder) => {
    try {
      return readdirSync(folder).length > 0;
    } catch {
      return false;
    }
  })
  .flatMap((folder) => filesBelow(folder, /\.mjs$/).flatMap(endpointsIn));

/** Of two endpoints with one name the cache keeps the first and says nothing. */
describe('what the admin part asks of the server', () => {
  it('has a name of its own each time', () => {
    expect(ours.length).toBeGreaterThan(20);
    expect(ours.filter((name, place) => ours.indexOf(name) !== place)).toEqual([]);
  });

  it('is called as nothing of Strapi’s is', () => {
    expect(theirs).toEqual(expect.arrayContaining(['updateDocument', 'getStages']));
    expect(ours.filter((name) => theirs.includes(name))).toEqual([]);
  });
});
