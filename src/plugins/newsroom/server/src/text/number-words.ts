import { languageOf } from './locale';

/** Words behind a figure, or as in Swahili before it, that multiply it. The word's begin is enough. */
const SCALES: readonly (readonly [number, string])[] = [
  [
    1e3,
    'thousand|bin|ribu|ألف|آلاف|الف|тыс|тис|mille|milliers|tausend|elfu|mil|mila|พัน|ہزار|هزار|אלף|אלפי|tys|hiljad|tisu[cć]|хиљад|हज़ार|हजार|천|nghìn|ngàn',
  ],
  [1e4, 'หมื่น|만'],
  [1e5, 'lakh|แสน|लाख|لاکھ'],
  [
    1e6,
    'million|millón|millones|milhão|milhões|mio|milyon|juta|مليون|ملايين|миллион|млн|мільйон|milion|milijon|mln|ล้าน|ملین|میلیون|מיליון|милион|मिलियन|백만|triệu',
  ],
  [1e7, 'crore|करोड़|کروڑ'],
  [1e8, '억'],
  [
    1e9,
    'mil millones|milliard|milyar|miliar|مليار|миллиард|млрд|мільярд|mld|พันล้าน|میلیارد|מיליארד|milijard|милијард|ارب|अरब|tỷ',
  ],
  [1e12, 'trillion|trilyon|triliun|триллион|трлн|تريليون|兆'],
];

/** "billion" is a thousand millions in these, and a million millions in the languages of the continent. */
const SHORT_SCALE = ['en', 'sw', 'pt', 'cy', 'ga', 'fil', 'ms', 'th', 'zu', 'so', 'ha'];

// The longest first: "mil millones" before "mil".
const WORDS = SCALES.flatMap(([factor, words]) =>
  words.split('|').map((word) => [word, factor] as const)
).sort(([a], [b]) => b.length - a.length);

/** What the words behind (`after`) or before a figure make of it; 1 for none that is known. */
export const scaleOf = (before: string, after: string, locale: string): number => {
  const behind = /^[\s\u00a0\u202f-]?(.*)$/su.exec(after.slice(0, 24))?.[1]?.toLowerCase() ?? '';
  if (/^(?:bn\b|billion|bilion|bilioni|billón|billones|bilhão|bilhões)/u.test(behind)) {
    return SHORT_SCALE.includes(languageOf(locale)) ? 1e9 : 1e12;
  }
  const found = WORDS.find(([word]) => behind.startsWith(word) && !isPartOfOther(word, behind));
  if (found) return found[1];
  const [, ahead] = /(milioni|elfu|bilioni|laki)\s$/u.exec(before.slice(-12).toLowerCase()) ?? [];
  if (ahead === undefined) return 1;
  return { milioni: 1e6, elfu: 1e3, bilioni: 1e9, laki: 1e5 }[ahead] ?? 1;
};

/** Short words must end where they end: "mil" is in "miles" and "military". */
const isPartOfOther = (word: string, text: string): boolean =>
  ['mil', 'mila', 'bin', 'mio', 'mld', 'mille'].includes(word) &&
  /^[\p{L}]/u.test(text.slice(word.length));

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' '
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ENGLISH = new RegExp(
  `\\b(?:(${TENS.join('|')})(?:[- ](${UNITS.slice(1, 10).join('|')}))?|(${UNITS.join('|')}))\\b(?: (hundred|thousand|million))?`,
  'giu'
);
const POWERS: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6 };

/** Numbers that English texts spell out: 31 for "thirty-one", 400 for "four hundred". */
export const englishNumbers = (text: string): number[] =>
  [...text.matchAll(ENGLISH)].map(([, tens, unit, alone, power]) => {
    const small = alone
      ? UNITS.indexOf(alone.toLowerCase())
      : (TENS.indexOf((tens ?? '').toLowerCase()) + 2) * 10 +
        (unit ? UNITS.indexOf(unit.toLowerCase()) : 0);
    return small * (power ? (POWERS[power.toLowerCase()] ?? 1) : 1);
  });

/**
 * How languages begin the words for twenty to ninety: enough to see that a number is spelled out, in
 * whatever case. A language that is not here, such as Urdu, has a word of its own for each number below
 * a hundred, or nobody has entered it.
 */
const TENS_OF: Readonly<Record<string, string>> = {
  ar: 'عشر[وي]ن ثلاث[وي]ن أربع[وي]ن خمس[وي]ن ست[وي]ن سبع[وي]ن ثمان[وي]ن تسع[وي]ن',
  de: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
  en: TENS.join(' '),
  es: 'veint treinta cuarenta cincuenta sesenta setenta ochenta noventa',
  fa: 'بیست سی چهل پنجاه شصت هفتاد هشتاد نود',
  fr: 'vingt trente quarante cinquante soixante soixante quatre.vingt quatre.vingt',
  he: 'עשרים שלושים ארבעים חמישים שי?שים שבעים שמונים תשעים',
  id: 'dua.puluh tiga.puluh empat.puluh lima.puluh enam.puluh tujuh.puluh delapan.puluh sembilan.puluh',
  it: 'vent trent quarant cinquant sessant settant ottant novant',
  nl: 'twintig dertig veertig vijftig zestig zeventig tachtig negentig',
  pl: 'dw[au]dzie trzydzie czterdzie pięćdziesi sześćdziesi siedemdziesi osiemdziesi dziewięćdziesi',
  pt: 'vint trint quarenta cinquenta sessenta setenta oitenta noventa',
  ru: 'двадцат тридцат сорок пят[ьи]десят шест[ьи]десят сем[ьи]десят вос[ье]м[ьи]десят девяност',
  sl: 'dvajset trideset štirideset petdeset šestdeset sedemdeset osemdeset devetdeset',
  sr: 'dvadeset trideset četrdeset pedeset šezdeset sedamdeset osamdeset devedeset',
  sv: 'tjugo trettio fyrtio femtio sextio sjuttio åttio nittio',
  sw: 'ishirini thelathini arobaini hamsini sitini sabini themanini tisini',
  th: 'ยี่สิบ สามสิบ สี่สิบ ห้าสิบ หกสิบ เจ็ดสิบ แปดสิบ เก้าสิบ',
  tr: 'yirmi otuz kırk elli altmış yetmiş seksen doksan',
  uk: 'двадцят тридцят сорок п.ят[ьи]?десят ш[іе]ст[ьи]?десят с[іе]м[ьи]?десят в[іо]с[іь]?м[ьи]?десят дев.яност',
};
const CYRILLIC_SERBIAN =
  'двадесет тридесет четрдесет педесет шездесет седамдесет осамдесет деведесет';
const SAME_WORDS: Readonly<Record<string, string>> = { hr: 'sr', bs: 'sr', ms: 'id', be: 'ru' };

/**
 * Whether a text spells out a whole number from 20 to 99, as far as its tens tell. False for other numbers,
 * and in a language whose words are not known.
 */
export const spellsOut = (text: string, value: number, locale: string): boolean => {
  if (!Number.isInteger(value) || value < 20 || value > 99) return false;
  const language = languageOf(locale);
  const words = TENS_OF[SAME_WORDS[language] ?? language];
  if (words === undefined) return false;
  const place = Math.floor(value / 10) - 2;
  const stems = [words, ...(language === 'sr' ? [CYRILLIC_SERBIAN] : [])].map(
    (list) => list.split(' ')[place] ?? ''
  );
  return new RegExp(stems.join('|'), 'iu').test(text);
};

/** Whether numbers below a hundred are found in texts of this language when they are spelled out. */
export const knowsWords = (locale: string): boolean => {
  const language = languageOf(locale);
  return ['zh', 'ja', 'yue'].includes(language) || (SAME_WORDS[language] ?? language) in TENS_OF;
};
