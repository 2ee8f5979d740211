import { exportEntries } from 'newsroom/desk/logbook-export';
import type { LogbookEntry } from 'newsroom/contracts/editorial-logbook';

const entry = (id: number, changes: Partial<LogbookEntry> = {}): LogbookEntry => ({
  id,
  at: '2026-03-01T08:00:00.000Z',
  action: 'publish',
  actor: { kind: 'admin', id: '7', name: 'A. Editor' },
  entity: 'article',
  documentId: 'abc',
  locale: 'en',
  revision: 3,
  reason: null,
  details: {},
  ...changes,
});

async function* batches(...all: LogbookEntry[][]) {
  yield* all;
}

const written = async (format: 'csv' | 'jsonl', ...all: LogbookEntry[][]): Promise<string> => {
  let text = '';
  for await (const chunk of exportEntries(batches(...all), format)) text += chunk;
  return text;
};

const HEADER =
  'id,at,action,actorKind,actorId,actorName,entity,documentId,locale,revision,reason,details';

describe('the logbook as a file', () => {
  it('has one header and one line an entry, over all batches', async () => {
    expect(await written('csv', [entry(1)], [], [entry(2)])).toBe(
      [
        HEADER,
        '1,2026-03-01T08:00:00.000Z,publish,admin,7,A. Editor,article,abc,en,3,,{}',
        '2,2026-03-01T08:00:00.000Z,publish,admin,7,A. Editor,article,abc,en,3,,{}',
        '',
      ].join('\r\n')
    );
    expect(await written('jsonl', [entry(1)], [entry(2)])).toBe(
      `${JSON.stringify(entry(1))}\n${JSON.stringify(entry(2))}\n`
    );
  });

  it('without entries has its header and nothing else', async () => {
    expect(await written('csv')).toBe(`${HEADER}\r\n`);
    expect(await written('jsonl')).toBe('');
  });

  it('quotes what would end a cell, and marks as text what a spreadsheet would run', async () => {
    const csv = await written('csv', [
      entry(1, {
        actor: { kind: 'token', id: '1', name: '=HYPERLINK("http://evil.example")' },
        reason: 'Line one\nand "two", too',
      }),
    ]);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(csv).toContain('"Line one\nand ""two"", too"');
  });
});
