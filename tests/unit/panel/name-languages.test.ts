import { namingLanguages } from 'newsroom/panel/name-languages';

const CODES = ['en', 'tr'];

describe('the languages of a permission', () => {
  test('are named where it is for all of them', () => {
    const permission = { action: 'read', properties: { fields: ['headline'], locales: null } };
    expect(namingLanguages([permission], CODES)).toEqual([
      { action: 'read', properties: { fields: ['headline'], locales: CODES } },
    ]);
    expect(permission.properties.locales).toBeNull();
  });

  test('stay as they are where it has a list, or knows no languages', () => {
    const others = [
      { properties: { locales: ['tr'] } },
      { properties: { locales: [] } },
      { properties: {} },
      { properties: null },
      {},
    ];
    expect(namingLanguages(others, CODES)).toEqual(others);
  });
});
