/** Bands of a signature; each is one row of the index. */
export const BANDS = 20;
/** Least hashes that have to agree for a band to: the more, the fewer strangers are looked at. */
const ROWS = 4;

/** Scripts of which two characters say as much as three letters of others. */
const DENSE = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{sc=Hang}]/u;
const NUMBER = /\p{Nd}+(?:[.,'’\u00a0\u202f٫٬]\p{Nd}+)*/gu;

/** One text for all that differ in white space and composition alone: what an exact match agrees in. */
export const plainSegment = (text: string): string =>
  text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** For the index: case and numbers make no difference. */
const folded = (text: string): string =>
  ` ${plainSegment(text).toLowerCase().replace(NUMBER, '0')} `;

const mix = (value: number): number => {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

const hashOf = (text: string, seed: number): number => {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return mix(hash);
};

const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, index) => mix(index + 1));

/** Runs of three characters that follow each other, two where the script is a dense one. */
const gramsOf = (text: string): Set<string> => {
  const characters = [...folded(text)];
  return new Set(
    characters.map((character, at) =>
      characters.slice(at, at + (DENSE.test(character) ? 2 : 3)).join('')
    )
  );
};

/**
 * The least of many hashes over a text's n-grams, in bands (MinHash). Two texts agree in at least one
 * band the more probably the more n-grams they share: with 6 of 10 nearly always, with 1 of 10 hardly
 * ever. Pure.
 *
 * @param pair of languages: texts of other pairs never agree
 * @returns a whole number below 2^52 for each band
 */
export const signatureOf = (text: string, pair: string): number[] => {
  const least = new Uint32Array(SEEDS.length).fill(0xffffffff);
  for (const gram of gramsOf(text)) {
    const hash = hashOf(gram, 0x811c9dc5);
    for (let at = 0; at < SEEDS.length; at += 1) {
      const value = mix(hash ^ (SEEDS[at] ?? 0));
      if (value < (least[at] ?? 0)) least[at] = value;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = least.slice(band * ROWS, (band + 1) * ROWS).join(' ');
    const key = `${pair} ${band} ${rows}`;
    return (hashOf(key, 0x811c9dc5) & 0xfffff) * 2 ** 32 + hashOf(key, 0x9747b28c);
  });
};
