import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

const ADMIN = path.resolve(__dirname, '../../../src/plugins/newsroom/admin/src');
const LANGUAGES = ['ar', 'fr', 'tr'];

const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(ADMIN, 'translations', `${language}.json`), 'utf8'));

const english = read('en');

/** The names that a message is filled with. */
const namesIn = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      const nested = Object.values(element.options).flatMap(({ value }) => namesIn(value));
      return [element.value, ...nested];
    }
    return element.type === TYPE.argument ? [element.value] : [];
  });
const filledWith = (message: string): string[] => [...new Set(namesIn(parse(message)))].sort();

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.tsx?$/.test(name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));

describe('the texts of the admin', () => {
  test.each(LANGUAGES)('are all there in %s', (language) => {
    expect(Object.keys(read(language)).sort()).toEqual(Object.keys(english).sort());
  });

  test.each(LANGUAGES)('are filled with the same in %s as in English', (language) => {
    const texts = read(language);
    const differing = Object.keys(english).filter(
      (word) => filledWith(texts[word] ?? '').join() !== filledWith(english[word] ?? '').join()
    );
    expect(differing).toEqual([]);
  });

  test.each(['en', ...LANGUAGES])('say something in %s', (language) => {
    const silent = Object.entries(read(language)).filter(([, text]) => text.trim() === '');
    expect(silent).toEqual([]);
  });

  it('are all used', () => {
    const code = sources(ADMIN).join('\n');
    const isUsed = (word: string): boolean =>
      code.includes(`'${word}'`) ||
      code.includes(`"${word}"`) ||
      code.includes(`\`${word.replace(/[^.]+$/, '')}$`);
    expect(Object.keys(english).filter((word) => !isUsed(word))).toEqual([]);
  });
});
