import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { prepareTranslationMemory } from '../corpus/translation-memory.mjs';
import { ask } from '../harness/answers.mjs';
import { median } from '../harness/median.mjs';
import { round } from '../harness/report.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { addresses } from '../settings.mjs';

const { altered, sentence } = createRequire(import.meta.url)('../corpus/segments.cjs');

/** Behind all sentences that are kept. */
const STRANGE = 10_000_000;

const lookUp = async (origin, headers, text) => {
  const started = performance.now();
  const { status, body } = await ask(origin + addresses.translationMemory(text), headers);
  const milliseconds = performance.now() - started;
  const answer = body.toString('utf8');
  assert.equal(status, 200, answer.slice(0, 300));
  return { milliseconds, matches: JSON.parse(answer).data };
};

const timesOf = async (texts, look) => {
  const times = [];
  let found = 0;
  for (const { text, expected } of texts) {
    const { milliseconds, matches } = await look(text);
    times.push(milliseconds);
    if (matches.some((match) => match.text === expected)) found += 1;
  }
  return { times, found };
};

const ofSize = async (segments, lookUps) => {
  const { database } = await prepareTranslationMemory({ segments });
  const server = await startStrapi('matches', { database });
  try {
    const token = await server.command('editors-token');
    const look = (text) => lookUp(server.origin, { Authorization: `Bearer ${token}` }, text);
    const numbers = Array.from({ length: lookUps }, (_, at) =>
      Math.floor((at * segments) / lookUps)
    );
    const expected = (number) => `Translation ${number} of a sentence`;
    const alike = numbers.map((number) => ({ text: altered(number), expected: expected(number) }));
    const same = numbers.map((number) => ({ text: sentence(number), expected: expected(number) }));
    const strange = numbers.map((number) => ({ text: sentence(STRANGE + number) }));
    await timesOf(strange.slice(0, 20), look);
    return {
      alike: await timesOf(alike, look),
      same: await timesOf(same, look),
      strange: await timesOf(strange, look),
    };
  } finally {
    await server.stop();
  }
};

const all = ({ alike, same, strange }) => [...alike.times, ...same.times, ...strange.times];

/** Look-ups in a translation memory, small and large, over HTTP at one connection. */
export const measure = async ({ matches: { sizes, lookUps }, results }) => {
  const [few, many] = sizes;
  const small = await ofSize(few, lookUps);
  const large = await ofSize(many, lookUps);
  const sorted = all(large).sort((a, b) => a - b);
  results.add('matches.time-sqlite', median(sorted), {
    note: `slowest ${round(sorted.at(-1))} ms; the same ${round(median(large.same.times))}, alike ${round(median(large.alike.times))}, strange ${round(median(large.strange.times))}; of ${few}: ${round(median(all(small)))} ms`,
    figures: { small, large },
  });
  results.add('matches.same-sqlite', large.same.found / lookUps);
  results.add('matches.alike-sqlite', large.alike.found / lookUps);
};
