import fc from 'fast-check';
import {
  limitsOf,
  mayReadAll,
  mayTouch,
  mayTouchLocale,
  mayTouchStory,
  reachOf,
  withSectionsBelow,
  type RoleLimit,
  type TreeSection,
} from 'newsroom/desk/access';
import type { Role } from 'newsroom/desk/actor';

const TREE: TreeSection[] = [
  { id: 'w', slug: 'world', parent: null },
  { id: 'a', slug: 'asia', parent: 'w' },
  { id: 'j', slug: 'java', parent: 'a' },
  { id: 's', slug: 'sport', parent: null },
];

const reach = (...limits: RoleLimit[]) => reachOf(limits, TREE);

describe('whose limit it is', () => {
  const configured = {
    'admin:asia': { sections: ['asia'] },
    'admin:sport': { sections: ['sport'] },
    'token:Wire': { locales: ['tr'] },
  };

  test('is that of the role, and those of several roles add up', () => {
    expect(limitsOf(['admin:asia'], configured)).toEqual([{ sections: ['asia'] }]);
    expect(limitsOf(['admin:asia', 'admin:sport'], configured)).toHaveLength(2);
  });

  test('is not lifted by a second role that has none', () => {
    expect(limitsOf(['admin:newsroom-editor', 'admin:asia'], configured)).toHaveLength(1);
  });

  test('is nobody’s who is not named, nor the super admin’s, nor that of the system', () => {
    expect(limitsOf(['admin:newsroom-editor'], configured)).toBeNull();
    expect(limitsOf(['admin:strapi-super-admin', 'admin:asia'], configured)).toBeNull();
    expect(limitsOf([], configured)).toBeNull();
  });

  test('cannot be shed by a name that is that of something else', () => {
    expect(limitsOf(['token:strapi-super-admin', 'token:Wire'], configured)).toHaveLength(1);
    expect(limitsOf(['user:asia'], configured)).toBeNull();
    expect(limitsOf(['token:constructor' as Role], {})).toBeNull();
  });
});

describe('sections', () => {
  test('are named by slug or document id, and those below come along', () => {
    expect([...withSectionsBelow(['asia'], TREE)].sort()).toEqual(['a', 'j']);
    expect([...withSectionsBelow(['w'], TREE)].sort()).toEqual(['a', 'j', 'w']);
  });

  test('that there are not stand for nothing, never for everything', () => {
    expect(withSectionsBelow(['nowhere'], TREE).size).toBe(0);
    expect(mayTouch(reach({ sections: ['nowhere'] }), { section: 'a', locale: 'en' }, 'read')).toBe(
      false
    );
  });

  test('may stand in a circle', () => {
    const circle = [
      { id: 'x', slug: 'x', parent: 'y' },
      { id: 'y', slug: 'y', parent: 'x' },
    ];
    expect([...withSectionsBelow(['x'], circle)].sort()).toEqual(['x', 'y']);
  });

  test('limit to them: a story in another one, or in none, is out of reach', () => {
    const asia = reach({ sections: ['asia'] });
    const touch = (section: string | null) => mayTouch(asia, { section, locale: 'en' }, 'write');
    expect(['a', 'j', 'w', 's', null].map(touch)).toEqual([true, true, false, false, false]);
  });
});

describe('languages', () => {
  const turkish = reach({ locales: ['tr'], readLocales: ['en'] });
  const touch = (locale: string | null, purpose: 'read' | 'write') =>
    mayTouch(turkish, { section: null, locale }, purpose);

  test('limit to them, and others may be readable besides', () => {
    expect([touch('tr', 'write'), touch('en', 'read'), touch('en', 'write')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(touch('id', 'read')).toBe(false);
  });

  test('bar from what concerns all of them, however few there are', () => {
    expect(touch(null, 'write')).toBe(false);
    expect(mayTouchLocale(turkish, null, 'read')).toBe(false);
    expect(mayTouchLocale(reach({ sections: ['asia'] }), null, 'write')).toBe(true);
  });
});

describe('what others made', () => {
  const own = reach({ own: true, sections: ['asia'] });
  const touch = (isOwn: boolean, purpose: 'read' | 'write', section = 'a') =>
    mayTouch(own, { section, locale: 'en', isOwn }, purpose);

  test('is read and not changed by those who change only their own', () => {
    expect([touch(true, 'write'), touch(false, 'write'), touch(false, 'read')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('is no way around the section', () => {
    expect([touch(true, 'write', 's'), touch(true, 'read', 's')]).toEqual([false, false]);
  });
});

test('a limit on what may be changed keeps nothing from being read', () => {
  expect(mayReadAll(null)).toBe(true);
  expect(mayReadAll(reach({ own: true }))).toBe(true);
  expect(mayReadAll(reach({ own: true }, { sections: ['asia'] }))).toBe(true);
  expect(mayReadAll(reach({ own: true, locales: ['tr'] }))).toBe(false);
});

describe('a story', () => {
  const versions = [
    { locale: 'en', section: 'a' },
    { locale: 'tr', section: 's' },
  ];
  const may = (limits: RoleLimit[], locales: string[] | 'any' | 'all') =>
    mayTouchStory(reach(...limits), versions, { locales, purpose: 'write' });

  test('is judged by the section of each language that is asked for', () => {
    const asia = [{ sections: ['asia'] }];
    expect(may(asia, ['en'])).toBe(true);
    expect(may(asia, ['en', 'tr'])).toBe(false);
    expect(may(asia, [])).toBe(false);
    expect(may(asia, 'any')).toBe(true);
    expect(may(asia, 'all')).toBe(false);
    expect(may([...asia, { sections: ['sport'] }], 'all')).toBe(true);
  });

  test('is judged by its other versions in a language that it does not have yet', () => {
    expect(may([{ sections: ['asia'] }], ['id'])).toBe(true);
    expect(may([{ sections: ['world'], locales: ['en'] }], ['id'])).toBe(false);
    expect(may([{ sections: ['nowhere'] }], ['id'])).toBe(false);
  });

  test('takes section and language from one limit, not one from each', () => {
    const limits = [
      { sections: ['asia'], locales: ['tr'] },
      { sections: ['sport'], locales: ['en'] },
    ];
    expect(may(limits, ['en'])).toBe(false);
    expect(may(limits, ['tr'])).toBe(false);
  });

  test('without any version is out of reach, as one that there is not', () => {
    for (const locales of [['en'], 'any', 'all'] as const) {
      const asked = { locales, purpose: 'read' as const };
      expect(mayTouchStory(reach({ locales: ['en'] }), [], asked)).toBe(false);
      expect(mayTouchStory(null, [], asked)).toBe(true);
    }
  });
});

test('a further limit never takes anything away, and a write is never more than a read', () => {
  const limit = fc.record(
    {
      sections: fc.subarray(['world', 'asia', 'java', 'sport', 'nowhere'], { minLength: 1 }),
      locales: fc.subarray(['en', 'tr', 'id'], { minLength: 1 }),
      readLocales: fc.subarray(['en', 'tr', 'id']),
      own: fc.boolean(),
    },
    { requiredKeys: [] }
  );
  const touched = fc.record({
    section: fc.constantFrom('w', 'a', 'j', 's', null),
    locale: fc.constantFrom('en', 'tr', 'id', null),
    isOwn: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(limit, { minLength: 1 }), limit, touched, (limits, more, version) => {
      const fewer = reachOf(limits, TREE);
      const wider = reachOf([...limits, more], TREE);
      for (const purpose of ['read', 'write'] as const) {
        if (mayTouch(fewer, version, purpose)) expect(mayTouch(wider, version, purpose)).toBe(true);
      }
      if (mayTouch(fewer, version, 'write')) expect(mayTouch(fewer, version, 'read')).toBe(true);
    })
  );
});
