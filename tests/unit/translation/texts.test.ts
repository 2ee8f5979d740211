import { RELATED_PROMO, SECTION, SHARED_TYPES, SOURCE } from 'newsroom/constants';
import contentTypes from 'newsroom/content-types';
import { changesText, pickTexts, TEXTS } from 'newsroom/translation/texts';

const section = { name: 'World', description: 'News from abroad', slug: 'world', position: 1 };

describe('whether a save changes a text', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['a new name does', { name: 'Dünya' }, true],
    ['a description taken away does', { description: null }, true],
    ['a text that was not there does', { seoTitle: 'World news' }, true],
    ['the same name does not', { name: 'World' }, false],
    ['an emptied text that was empty does not', { seoTitle: '' }, false],
    ['a number beside the texts does not', { position: 2 }, false],
    ['a slug does not', { slug: 'dunya' }, false],
    ['saving nothing does not', {}, false],
  ])('%s', (_what, data, expected) => {
    expect(changesText(SECTION, data, section)).toBe(expected);
  });

  it('asks each type for its own texts', () => {
    expect(changesText(SOURCE, { creditLine: 'AP News' }, { creditLine: null })).toBe(true);
    expect(changesText(SOURCE, { url: 'https://apnews.com' }, { url: null })).toBe(false);
    expect(changesText(RELATED_PROMO, { url: 'https://shop.example' }, { url: null })).toBe(true);
  });

  it('reads an instant the same as Date and as text', () => {
    const row = { startsAt: '2025-02-25T08:40:00.000Z' };
    const at = new Date('2025-02-25T08:40:00Z');
    expect(changesText(RELATED_PROMO, { startsAt: at }, row)).toBe(false);
    expect(changesText(RELATED_PROMO, { startsAt: new Date(0) }, row)).toBe(true);
  });

  it('tells a promo that is switched off from one that never was on', () => {
    expect(changesText(RELATED_PROMO, { enabled: false }, { enabled: true })).toBe(true);
    expect(changesText(RELATED_PROMO, { enabled: true }, { enabled: true })).toBe(false);
  });
});

describe('the texts of a row', () => {
  it('are picked, null where there is none, and nothing else with them', () => {
    expect(pickTexts(SECTION, section)).toEqual({
      name: 'World',
      description: 'News from abroad',
      seoTitle: null,
      seoDescription: null,
    });
  });

  it('keep what is false', () => {
    expect(pickTexts(RELATED_PROMO, { title: 'Write to us', enabled: false })).toMatchObject({
      title: 'Write to us',
      enabled: false,
    });
  });
});

it.each(SHARED_TYPES)('the texts of %s are attributes that differ from locale to locale', (uid) => {
  const schemas: Record<string, { schema: { attributes: object } }> = contentTypes;
  const attributes = schemas[uid.replace('plugin::newsroom.', '')]?.schema.attributes as Record<
    string,
    { pluginOptions?: { i18n?: { localized?: boolean } } }
  >;
  for (const field of TEXTS[uid]) {
    expect([field, attributes[field]?.pluginOptions?.i18n?.localized]).toEqual([field, true]);
  }
});
