import { bodyWithout, fieldsToSave, groupsOf } from 'newsroom-admin/translation/translation-rows';
import { rowsOf } from 'newsroom-admin/translation/board-rows';
import type {
  BoardEntryDocument,
  TranslationDocument,
} from 'newsroom/contracts/editorial-translations';
import { partsOfText } from 'newsroom/text/unit-parts';

const paragraph = (text: string) => ({
  type: 'paragraph',
  children: [{ type: 'text', text }],
});
const field = (
  name: string,
  source: unknown,
  target: unknown,
  maxLength: number | null = null
) => ({
  ...{ field: name, source, target, maxLength, drift: null },
});
const pair = (
  source: string | null,
  target: string | null,
  [sourceAt, targetAt]: [number | null, number | null]
): TranslationDocument['body'][number] => ({
  source: source === null ? null : paragraph(source),
  target: target === null ? null : paragraph(target),
  ...{ sourceAt, targetAt, change: source === null ? 'removed' : 'same', parts: [] },
});
const side = (locale: string) => ({
  ...{ locale, revision: 3, publishedRevision: null, updatedAt: '2026-01-01T00:00:00.000Z' },
});
const translation = (part: Partial<TranslationDocument>): TranslationDocument => ({
  ...{ id: 'story', locale: 'tr', state: 'in-progress', isOutdated: false, assignee: null },
  ...{ progress: 'in-progress', madeFrom: 3, waived: null, confirmed: null },
  ...{ source: side('en'), target: side('tr'), others: [], changedForReaders: [] },
  ...{ relations: [], corrections: [], origins: {}, fields: [], body: [] },
  ...part,
});

describe('the texts of a translation', () => {
  it('stand in the order in which a story is read', () => {
    const groups = groupsOf(
      translation({
        fields: [
          field('headline', 'A', 'B', 250),
          field('tags', ['x', 'y'], []),
          field('dek', null, ''),
        ],
        body: [pair('One', 'Bir', [0, 0])],
      })
    );
    expect(groups.map(({ id }) => id)).toEqual(['headline', 'body.0', 'tags']);
  });

  it('tell what the translation says of a block that the source no longer has', () => {
    const body = [pair('One', 'Bir', [0, 0]), pair(null, 'Eski', [null, 1])];
    const found = translation({ body });
    expect(groupsOf(found)[1]).toMatchObject({ id: 'left-over.1', leftOver: 'Eski', rows: [] });
    expect(bodyWithout(found, 1)).toEqual([paragraph('Bir')]);
  });

  it('are saved field by field', () => {
    const found = translation({
      fields: [field('headline', 'A', 'B'), field('dek', 'C', 'D'), field('tags', ['x'], [])],
    });
    expect(fieldsToSave(found, 'headline', partsOfText('Yeni'))).toEqual({ headline: 'Yeni' });
    expect(fieldsToSave(found, 'dek', partsOfText(' '))).toEqual({ dek: null });
    expect(fieldsToSave(found, 'tags', partsOfText('bir, iki,'))).toEqual({ tags: ['bir', 'iki'] });
  });

  it('are saved with the names of a byline as the translation has them', () => {
    const bylines = [{ name: 'Ali Veli', role: 'Editor', url: 'https://a.example' }];
    const found = translation({
      fields: [field('bylines', [{ name: 'Ali', role: 'Editor' }], bylines)],
    });
    expect(fieldsToSave(found, 'bylines.0.role', partsOfText('Editör'))).toEqual({
      bylines: [{ ...bylines[0], role: 'Editör' }],
    });
  });

  it('leave the rest of a body as it is', () => {
    const body = [pair('One', 'Bir', [0, 0]), pair('Two', 'Iki', [1, 1])];
    expect(fieldsToSave(translation({ body }), 'body.1', partsOfText('İki'))).toEqual({
      body: [paragraph('Bir'), paragraph('İki')],
    });
  });

  it('put a new block behind that which it follows in the source', () => {
    const body = [
      ...[pair('One', 'Bir', [0, 0]), pair('Two', null, [1, null]), pair('Three', 'Üç', [2, 1])],
    ];
    expect(fieldsToSave(translation({ body }), 'body.1', partsOfText('İki'))).toEqual({
      body: [paragraph('Bir'), paragraph('İki'), paragraph('Üç')],
    });
  });
});

describe('the board as a matrix', () => {
  const entry = (id: string, locale: string): BoardEntryDocument => ({
    ...{ id, locale, type: 'article', state: 'missing', isOutdated: false, title: null },
    ...{ source: { locale: 'en', title: `Title of ${id}` }, section: null, urgency: 'normal' },
    ...{ assignee: null, changedAt: '2026-01-01T00:00:00.000Z' },
  });

  it('has a row for each document, in the order of the page', () => {
    const rows = rowsOf([entry('b', 'tr'), entry('a', 'tr'), entry('b', 'ar')], false);
    expect(rows.map(({ id, cells }) => [id, [...cells.keys()]])).toEqual([
      ['b', ['tr', 'ar']],
      ['a', ['tr']],
    ]);
    expect(rows[0]?.title).toBe('Title of b');
  });

  it('holds back what may go on on the next page, unless it is all there is', () => {
    expect(rowsOf([entry('b', 'tr'), entry('a', 'tr')], true).map(({ id }) => id)).toEqual(['b']);
    expect(rowsOf([entry('b', 'tr')], true)).toHaveLength(1);
  });
});
