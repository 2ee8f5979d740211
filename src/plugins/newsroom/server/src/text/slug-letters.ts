/**
 * Letters that `slugify` drops or gets wrong, by language: lower case, sequences before single
 * letters where they overlap (the longest match wins). National romanisations without their marks:
 * ELOT 743 for Greek, BGN/PCGN in outline for the others.
 */
export type LetterMap = Readonly<Record<string, string>>;

/** The signs leave no letter, instead of the Bulgarian vowel, in every other Cyrillic language. */
const CYRILLIC: LetterMap = { ъ: '', ь: '', ў: 'u', ҳ: 'h', һ: 'h', ѣ: 'e' };

const PERSO_ARABIC: LetterMap = {
  ی: 'y',
  ي: 'y',
  ک: 'k',
  گ: 'g',
  پ: 'p',
  چ: 'ch',
  ژ: 'zh',
  ه: 'h',
  ھ: 'h',
  ە: 'e',
  ئ: '',
  ة: 'h',
};

const URDU: LetterMap = {
  ...PERSO_ARABIC,
  آ: 'aa',
  ٹ: 't',
  ڈ: 'd',
  ڑ: 'r',
  ں: 'n',
  ہ: 'h',
  ۂ: 'h',
  ۃ: 't',
  ے: 'e',
  ۓ: 'e',
};

const GREEK_LETTERS: LetterMap = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
  ϊ: 'i',
  ϋ: 'y',
};

/** αυ and ευ are "av" and "ev", but "af" and "ef" before a voiceless consonant. */
const greekDiphthong = (diphthong: string, vowel: string): LetterMap => ({
  [diphthong]: `${vowel}v`,
  ...Object.fromEntries(
    [...'θκξπσςτφχψ'].map((next) => [
      `${diphthong}${next}`,
      `${vowel}f${GREEK_LETTERS[next] ?? ''}`,
    ])
  ),
});

const GREEK: LetterMap = {
  ...GREEK_LETTERS,
  ου: 'ou',
  γγ: 'ng',
  γξ: 'nx',
  γχ: 'nch',
  ...greekDiphthong('αυ', 'a'),
  ...greekDiphthong('ευ', 'e'),
};

const ARMENIAN: LetterMap = {
  ա: 'a',
  բ: 'b',
  գ: 'g',
  դ: 'd',
  ե: 'e',
  զ: 'z',
  է: 'e',
  ը: 'y',
  թ: 't',
  ժ: 'zh',
  ի: 'i',
  լ: 'l',
  խ: 'kh',
  ծ: 'ts',
  կ: 'k',
  հ: 'h',
  ձ: 'dz',
  ղ: 'gh',
  ճ: 'ch',
  մ: 'm',
  յ: 'y',
  ն: 'n',
  շ: 'sh',
  ո: 'o',
  չ: 'ch',
  պ: 'p',
  ջ: 'j',
  ռ: 'r',
  ս: 's',
  վ: 'v',
  տ: 't',
  ր: 'r',
  ց: 'ts',
  ւ: 'v',
  փ: 'p',
  ք: 'k',
  օ: 'o',
  ֆ: 'f',
  և: 'ev',
  ու: 'u',
};

/** By primary language subtag. */
export const LANGUAGE_LETTERS: Readonly<Record<string, LetterMap>> = {
  bg: { ь: 'y' },
  ckb: {
    ...PERSO_ARABIC,
    ڕ: 'r',
    ڵ: 'l',
    ۆ: 'o',
    ێ: 'e',
    ڤ: 'v',
    وو: 'u',
  },
  el: GREEK,
  fa: PERSO_ARABIC,
  // The hooked letters of Hausa and Fula.
  ff: { ɓ: 'b', ɗ: 'd', ŋ: 'ng', ƴ: 'y', ɲ: 'ny' },
  ha: { ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y' },
  hy: ARMENIAN,
  mk: { ѓ: 'gj', ќ: 'kj', ѕ: 'dz' },
  ps: {
    ...PERSO_ARABIC,
    ټ: 't',
    ځ: 'dz',
    څ: 'ts',
    ډ: 'd',
    ړ: 'r',
    ږ: 'zh',
    ښ: 'sh',
    ګ: 'g',
    ڼ: 'n',
    ې: 'e',
    ۍ: 'ai',
    ۀ: 'a',
    ں: 'n',
    ہ: 'h',
  },
  ru: CYRILLIC,
  tg: { ...CYRILLIC, ҷ: 'j', қ: 'q', ғ: 'gh', ӯ: 'u', ӣ: 'i', й: 'y' },
  ur: URDU,
};

/** For Cyrillic languages without an entry above. */
export const CYRILLIC_LETTERS = CYRILLIC;
