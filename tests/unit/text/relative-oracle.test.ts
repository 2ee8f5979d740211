/**
 * Every relative label we can produce, against the CLDR data published on npm: not against Intl,
 * which we use to make them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { relativeTime } from 'newsroom/text/relative-time';

const packages = path.dirname(
  path.dirname(createRequire(__filename).resolve('cldr-core/package.json'))
);

const readJson = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(packages, file), 'utf8'));

const LOCALES =
  'en en-GB en-AU tr id ar ar-EG ru zh zh-Hant fr fr-CA sw es es-419 pt pt-PT de it fa ur ps hi bn ta te mr gu pa ne sr sr-Latn bs hr mk sq sl bg ro el hu cs sk ha am so om ti pcm vi th lo km my ja ko uz az kk ky ka hy uk be pl nl sv da fi he ms fil ku mn si lt lv et is ga cy mt af zu'.split(
    ' '
  );

type Field = Record<string, unknown>;

const fieldsOf = (locale: string): Record<string, Field> => {
  const data = readJson(`cldr-dates-full/main/${locale}/dateFields.json`) as {
    main: Record<string, { dates: { fields: Record<string, Field> } }>;
  };
  return data.main[locale]?.dates.fields ?? {};
};

/** Evaluates one CLDR plural rule, such as `n % 10 = 2..4 and n % 100 != 12..14`, for an integer. */
const holds = (rule: string, n: number): boolean =>
  rule.split(' or ').some((clause) =>
    clause.split(' and ').every((relation) => {
      const match = /^([nivwftce])(?: % (\d+))? (!?=) ([\d.,]+)$/.exec(relation.trim());
      if (!match) throw new Error(`cannot read plural relation "${relation}"`);
      const [, operand = '', modulus, operator, ranges = ''] = match;
      const whole = operand === 'n' || operand === 'i' ? n : 0;
      const value = modulus ? whole % Number(modulus) : whole;
      const isIn = ranges.split(',').some((range) => {
        const [from = '', to = from] = range.split('..');
        return value >= Number(from) && value <= Number(to);
      });
      return isIn === (operator === '=');
    })
  );

const plurals = (
  readJson('cldr-core/supplemental/plurals.json') as {
    supplemental: { 'plurals-type-cardinal': Record<string, Record<string, string>> };
  }
).supplemental['plurals-type-cardinal'];

const pluralCategory = (locale: string, n: number): string => {
  const rules = plurals[locale] ?? plurals[locale.split('-')[0] ?? ''];
  if (!rules) throw new Error(`no plural rules for ${locale}`);
  const found = Object.entries(rules).find(([name, text]) => {
    const rule = (text.split('@')[0] ?? '').trim();
    return !name.endsWith('other') && holds(rule, n);
  });
  return found ? found[0].replace('pluralRule-count-', '') : 'other';
};

const counted = (
  locale: string,
  fields: Record<string, Field>,
  unit: string,
  n: number
): string => {
  const past = (fields[unit]?.['relativeTime-type-past'] ?? {}) as Record<string, string>;
  const pattern =
    past[`relativeTimePattern-count-${pluralCategory(locale, n)}`] ??
    past['relativeTimePattern-count-other'];
  // Hebrew's words for one and two stand without the figure that CLDR puts behind them in brackets.
  return (pattern ?? `no ${unit}`).replace(/ \(\{0\}\)$/, '').replace('{0}', String(n));
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const then = new Date('2025-02-20T12:00:00Z');

const labelAfter = (elapsed: number, locale: string) =>
  relativeTime({ then, now: new Date(then.getTime() + elapsed), locale, timeZone: 'UTC' });

const casesOf = (locale: string): { elapsed: number; expected: string }[] => {
  const fields = fieldsOf(locale);
  const many = (unit: string, length: number, from: number, step: number) =>
    Array.from({ length }, (_, index) => ({
      elapsed: (from + index) * step,
      expected: counted(locale, fields, unit, from + index),
    }));
  return [
    { elapsed: 0, expected: String(fields.second?.['relative-type-0']) },
    ...many('minute', 59, 1, MINUTE),
    ...many('hour', 23, 1, HOUR),
    { elapsed: 24 * HOUR, expected: String(fields.day?.['relative-type--1']) },
    ...many('day', 5, 2, 24 * HOUR),
  ];
};

/** Labels are reworded between CLDR releases, so only a runtime of the same one can be compared. */
const published = (readJson('cldr-core/package.json') as { version: string }).version;
const isSameRelease = published.split('.')[0] === process.versions.cldr?.split('.')[0];
const describeSame = isSameRelease ? describe : describe.skip;

const CASES_A_LOCALE = 1 + 59 + 23 + 1 + 5;

describeSame(
  `${LOCALES.length * CASES_A_LOCALE} relative labels of ${LOCALES.length} locales, CLDR ${published}`,
  () => {
    it('are compared over at least 46 locales that CLDR has files of', () => {
      expect(LOCALES.length).toBeGreaterThanOrEqual(46);
      const missing = LOCALES.filter(
        (locale) =>
          !existsSync(path.join(packages, `cldr-dates-full/main/${locale}/dateFields.json`))
      );
      expect(missing).toEqual([]);
    });

    it.each(LOCALES)(`of %s are the ${CASES_A_LOCALE} that CLDR has`, (locale) => {
      const cases = casesOf(locale);
      expect(cases).toHaveLength(CASES_A_LOCALE);
      const made = cases.map(({ elapsed }) => labelAfter(elapsed, locale));
      expect(made.map(({ label }) => label)).toEqual(cases.map(({ expected }) => expected));
      expect(new Set(made.map(({ locale: madeIn }) => madeIn))).toEqual(new Set([locale]));
    });
  }
);
