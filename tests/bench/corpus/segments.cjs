/**
 * Sentences without meaning whose words are as often as in a language: few everywhere, most of them
 * hardly anywhere (Zipf). The same on each run.
 */
const { createRandom, pick } = require('./random.cjs');

const STARTS = ['b', 'br', 'd', 'f', 'g', 'gr', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou'];
const ENDS = ['', 'n', 'r', 's', 't', 'l', 'nd', 'ng'];
const VOCABULARY = 20_000;
const SHORTEST = 8;
const LONGEST = 26;

const word = (random, rank) => {
  const syllables = rank < 100 ? 1 : rank < 2_000 ? 2 : 3;
  return Array.from(
    { length: syllables },
    () => pick(random, STARTS) + pick(random, VOWELS) + pick(random, ENDS)
  ).join('');
};

const random = createRandom(7);
const words = Array.from({ length: VOCABULARY }, (_, rank) => word(random, rank));

/** Rank r about as often as 1 / r. */
const anyWord = (own) => words[Math.floor(VOCABULARY ** own()) - 1] ?? words[0];

const sentence = (number) => {
  const own = createRandom(number + 1);
  const length = SHORTEST + Math.floor(own() * (LONGEST - SHORTEST));
  return `${Array.from({ length }, () => anyWord(own)).join(' ')}.`;
};

/** The same with one word in ten another one, at least one. */
const altered = (number) => {
  const own = createRandom(number + 99_991);
  const said = sentence(number).split(' ');
  const changes = Math.max(1, Math.floor(said.length / 10));
  for (let change = 0; change < changes; change += 1) {
    said[Math.floor(own() * (said.length - 1))] = anyWord(own);
  }
  return said.join(' ');
};

module.exports = { sentence, altered };
