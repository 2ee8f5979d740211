import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readXliff } from 'newsroom/formats/xliff/read';

const VECTORS = path.resolve(__dirname, '../../../../../shared/vectors/xliff-2.1');
const isThere = existsSync(VECTORS);
const filesOf = (kind: string): string[] =>
  isThere ? readdirSync(path.join(VECTORS, kind)).filter((name) => name.endsWith('.xlf')) : [];
const reading = (kind: string, name: string) =>
  readXliff(readFileSync(path.join(VECTORS, kind, name)));

const VALID = filesOf('valid');
const INVALID = filesOf('invalid');

(isThere ? describe : describe.skip)('the core test suite of XLIFF 2.1', () => {
  it('is read whole', () => {
    process.stdout.write(`XLIFF 2.1: ${VALID.length} valid files, ${INVALID.length} invalid\n`);
    expect(VALID.length).toBeGreaterThanOrEqual(25);
    expect(INVALID.length).toBeGreaterThanOrEqual(60);
  });

  it.each(VALID)('accepts %s', (name) => {
    const found = reading('valid', name);
    expect(found.ok ? [] : found.problems).toEqual([]);
  });

  it.each(INVALID)('refuses %s, with the line and a reason', (name) => {
    const found = reading('invalid', name);
    const problems = found.ok ? [] : found.problems;
    expect(problems.length).toBeGreaterThan(0);
    const lines = readFileSync(path.join(VECTORS, 'invalid', name), 'utf8').split('\n').length;
    for (const { line, column, reason } of problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(reason).not.toBe('');
    }
  });
});
