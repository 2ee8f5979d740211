/** Stories made of generated sentences: the same number gives the same story, on any machine. */
const { createRandom, pick } = require('./random.cjs');
const vocabulary = require('./vocabulary.cjs');

const PARAGRAPHS = 7;
const SENTENCES = 3;

const sentence = (random, words) =>
  `${pick(random, words.who)} ${pick(random, words.does)} ${pick(random, words.what)} ` +
  `${pick(random, words.when)}, ${pick(random, words.close)}`;

const paragraph = (random, words) => ({
  type: 'paragraph',
  children: [
    {
      type: 'text',
      text: Array.from({ length: SENTENCES }, () => sentence(random, words)).join(' '),
    },
  ],
});

const heading = (random, words) => ({
  type: 'heading',
  level: 2,
  children: [{ type: 'text', text: pick(random, words.who) }],
});

/** Seven paragraphs, about 450 words in English, with a sub-heading in the middle. */
const body = (random, words, paragraphs) => {
  const blocks = Array.from({ length: paragraphs }, () => paragraph(random, words));
  const middle = Math.floor(paragraphs / 2);
  return [...blocks.slice(0, middle), heading(random, words), ...blocks.slice(middle)];
};

/** The texts of story `number` in a locale (`en` or `tr`), as input of the document service. */
const writeStory = (number, locale, { paragraphs = PARAGRAPHS } = {}) => {
  const random = createRandom(number * 2 + (locale === 'tr' ? 1 : 0));
  const words = vocabulary[locale];
  const headline = `${pick(random, words.who)} ${pick(random, words.does)} ${pick(random, words.what)}`;
  return {
    headline: `${headline} ${number}`,
    shortHeadline: `${pick(random, words.who)} ${number}`,
    dek: sentence(random, words),
    body: body(random, words, paragraphs),
    dateline: 'Jakarta',
    bylines: [{ name: 'Nadia Pramono', role: 'Correspondent', url: null }],
    tags: [`tag ${number % 40}`, `tag ${(number * 7) % 40}`],
    leadImageAlt: sentence(random, words),
    leadImageCaption: sentence(random, words),
    leadImageCredit: 'Drawing: The Meridian',
  };
};

module.exports = { writeStory };
