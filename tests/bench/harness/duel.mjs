import { setTimeout as pause } from 'node:timers/promises';
import { recordAnswers } from './answers.mjs';
import { startBare } from './bare.mjs';
import { assertSameAnswers } from './content.mjs';
import { contest } from './contest.mjs';

/** Lists change at each full five minutes of the clock, and with them their ETags. */
const MARK_MS = 5 * 60_000;
/** To record the answers, to start a server, and to end. */
const MARGIN_MS = 10_000;

const untilSteady = async ({ seconds, warmUp, rounds }) => {
  const neededMs = 2 * (warmUp + rounds * seconds) * 1000 + MARGIN_MS;
  const leftMs = MARK_MS - (Date.now() % MARK_MS);
  if (leftMs < neededMs) await pause(leftMs + 1_000);
};

/**
 * The newsroom beside a bare node:http server that gives the answers which the newsroom gives now.
 *
 * @returns medians of `newsroom` and `bare`, or null where 304 is asked for and there is none
 */
export const duel = async (bench, newsroom, { paths, isConditional }) => {
  await untilSteady(bench.timing);
  const recorded = await recordAnswers(newsroom.origin, paths);
  const bare = await startBare('http', recorded);
  await assertSameAnswers(bare.origin, recorded);
  const figures = await contest(bench, { newsroom, bare }, recorded, { paths, isConditional });
  await bare.stop();
  return figures;
};
