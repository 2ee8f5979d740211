/** `{n}` stands for the number. `one` is used for 1 only, else `other`. */
export interface CountedLabel {
  one?: string;
  other: string;
}

/** Past labels of a language; what is missing is taken from Intl or the fallback locale. */
export interface RelativeLabels {
  now?: string;
  yesterday?: string;
  minute?: CountedLabel;
  hour?: CountedLabel;
  day?: CountedLabel;
}

/**
 * Labels for languages that broadcasters publish in and for which ICU 78 has root data only ("-2 h")
 * or nothing. Oromo, Tigrinya and Pidgin have data there but not in every ICU that Node 20 was built
 * with. Our own wording: a site can replace any of it by `overrides`.
 */
export const RELATIVE_LABELS: Readonly<Record<string, RelativeLabels>> = {
  ckb: {
    now: 'ئێستا',
    yesterday: 'دوێنێ',
    minute: { other: 'پێش {n} خولەک' },
    hour: { other: 'پێش {n} کاتژمێر' },
    day: { other: 'پێش {n} ڕۆژ' },
  },
  ht: {
    now: 'kounye a',
    yesterday: 'yè',
    minute: { other: 'sa gen {n} minit' },
    hour: { other: 'sa gen {n} èdtan' },
    day: { other: 'sa gen {n} jou' },
  },
  ig: {
    now: 'ugbu a',
    yesterday: 'ụnyaahụ',
    minute: { other: 'nkeji {n} gara aga' },
    hour: { other: 'awa {n} gara aga' },
    day: { other: 'ụbọchị {n} gara aga' },
  },
  mg: {
    now: 'izao',
    yesterday: 'omaly',
    minute: { other: '{n} minitra lasa izay' },
    hour: { other: '{n} ora lasa izay' },
    day: { other: '{n} andro lasa izay' },
  },
  om: {
    now: 'amma',
    yesterday: 'kaleessa',
    minute: { other: 'daqiiqaa {n} dura' },
    hour: { other: 'sa’aatii {n} dura' },
    day: { other: 'guyyaa {n} dura' },
  },
  pcm: {
    now: 'now now',
    yesterday: 'yestaday',
    minute: { one: '{n} minute wey don pass', other: '{n} minutes wey don pass' },
    hour: { one: '{n} hour wey don pass', other: '{n} hours wey don pass' },
    day: { one: '{n} day wey don pass', other: '{n} days wey don pass' },
  },
  rn: {
    now: 'ubu',
    yesterday: 'ejo haheze',
    minute: { one: 'haheze umunota {n}', other: 'haheze iminota {n}' },
    hour: { one: 'haheze isaha {n}', other: 'haheze amasaha {n}' },
    day: { one: 'haheze umusi {n}', other: 'haheze imisi {n}' },
  },
  rw: {
    now: 'ubu',
    yesterday: 'ejo hashize',
    minute: { one: 'hashize umunota {n}', other: 'hashize iminota {n}' },
    hour: { one: 'hashize isaha {n}', other: 'hashize amasaha {n}' },
    day: { one: 'hashize umunsi {n}', other: 'hashize iminsi {n}' },
  },
  sn: {
    now: 'iye zvino',
    yesterday: 'nezuro',
    minute: { one: 'miniti {n} yapfuura', other: 'maminitsi {n} apfuura' },
    hour: { one: 'awa {n} yapfuura', other: 'maawa {n} apfuura' },
    day: { one: 'zuva {n} rapfuura', other: 'mazuva {n} apfuura' },
  },
  ti: {
    now: 'ሕጂ',
    yesterday: 'ትማሊ',
    minute: { one: 'ቅድሚ {n} ደቒቕ', other: 'ቅድሚ {n} ደቓይቕ' },
    hour: { one: 'ቅድሚ {n} ሰዓት', other: 'ቅድሚ {n} ሰዓታት' },
    day: { one: 'ቅድሚ {n} መዓልቲ', other: 'ቅድሚ {n} መዓልታት' },
  },
  ug: { now: 'ھازىر' },
  xh: {
    now: 'ngoku',
    yesterday: 'izolo',
    minute: { one: 'umzuzu {n} odlulileyo', other: 'imizuzu {n} edlulileyo' },
    hour: { one: 'iyure {n} edlulileyo', other: 'iiyure {n} ezidlulileyo' },
    day: { one: 'usuku {n} oludlulileyo', other: 'iintsuku {n} ezidlulileyo' },
  },
  yo: {
    now: 'nísinsìnyí',
    yesterday: 'lánàá',
    minute: { other: 'ìṣẹ́jú {n} sẹ́yìn' },
    hour: { other: 'wákàtí {n} sẹ́yìn' },
    day: { other: 'ọjọ́ {n} sẹ́yìn' },
  },
};
