import type { Core } from '@strapi/strapi';
import { createParityCheck } from 'newsroom/translation/parity-check';
import type { Admits } from 'newsroom/translation/within-limits';

type Row = { documentId: string; locale: string; body: unknown };

const row = (locale: string, text: string): Row => ({
  ...{ documentId: 'story', locale },
  body: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
});

/** Drafts from the oldest to the newest; `made` is what is known of their sources. */
const checkOf = (
  drafts: readonly Row[],
  made: Record<string, string> = {},
  readable: readonly string[] = ['en', 'tr', 'fr']
) => {
  const strapi = {
    config: { get: () => ({ readingRates: {} }) },
  } as unknown as Core.Strapi;
  const states = {
    read: (_id: string, locale: string) =>
      Promise.resolve(made[locale] ? ({ sourceLocale: made[locale] } as never) : null),
  };
  const admits: Admits = (_id, { locales }) =>
    Promise.resolve(locales.every((locale) => readable.includes(locale)));
  const check = createParityCheck({ strapi, states, admits });
  return (draft: Row) => check.check(draft, new Date(0), drafts);
};

const told = async (check: ReturnType<typeof checkOf>, draft: Row) =>
  (await check(draft)).map(({ code, message }) => [code, message]);

const [english, turkish, french] = [
  row('en', 'Of the 1,340 berths 47 are free.'),
  row('tr', '1.340 yerin 48’i boş.'),
  row('fr', 'Sur 1 340 places, 48 sont libres.'),
];

it('compares with the version that was written first', async () => {
  const check = checkOf([english, turkish, french]);
  expect(await told(check, turkish)).toEqual([
    ['parity-numbers', '“1.340 yerin 48’i boş.”: 47 of "en" missing, 48 not in "en".'],
  ]);
  expect(await told(check, english)).toEqual([]);
});

it('compares with the version that it is known to be made from', async () => {
  expect(await told(checkOf([english, turkish, french], { fr: 'tr' }), french)).toEqual([]);
});

it('tells nothing of a source to those who may not read it', async () => {
  expect(await told(checkOf([english, turkish], {}, ['tr']), turkish)).toEqual([]);
});

it('takes the order in which versions were made from them, not from how they come', async () => {
  const [older, newer] = [
    { ...english, createdAt: '2026-01-01T00:00:00Z', id: 2 },
    { ...turkish, createdAt: '2026-01-02T00:00:00Z', id: 1 },
  ];
  expect(await told(checkOf([newer, older]), newer)).toHaveLength(1);
  expect(await told(checkOf([newer, older]), older)).toEqual([]);
});

it('says nothing where there is nothing to compare with', async () => {
  expect(await told(checkOf([turkish]), turkish)).toEqual([]);
  // What it was made from is gone: the first one is compared with.
  expect(await told(checkOf([english, turkish], { tr: 'ar' }), turkish)).toHaveLength(1);
});
