/** So many characters may a code have, less what may be put behind it. */
const LONGEST = 36;

/**
 * The code of a new stage, from its name: it stays when the stage is called otherwise. Names in other
 * alphabets, and those of which a stage has the code already, get a number: what writes them in Latin
 * letters for slugs is larger than all of this page.
 */
export const codeFor = (name: string, taken: readonly string[]): string => {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
  const start = plain === '' ? 'stage' : plain;
  let code = start;
  for (let number = 2; taken.includes(code); number += 1) code = `${start}-${number}`;
  return code;
};
