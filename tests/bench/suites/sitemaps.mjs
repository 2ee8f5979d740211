import assert from 'node:assert/strict';
import http from 'node:http';
import { performance } from 'node:perf_hooks';
import { prepareEditions, slugOf } from '../corpus/editions.mjs';
import { ask } from '../harness/answers.mjs';
import { median } from '../harness/median.mjs';
import { findFaults } from '../harness/plans.mjs';
import { watchResident } from '../harness/resident.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { addresses, configured, newsroom } from '../settings.mjs';

const MIB = 1024 * 1024;
/** Limits of the protocol for one sitemap. */
const MOST_BYTES = 50 * MIB;
const MOST_URLS = 50_000;

const ADDRESS = /<loc>[^<]*\/([^</]+)<\/loc>/g;

/** Reads a page as it comes, keeping no more of it than its last, incomplete line. */
const readPage = (url) =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    http
      .get(url, (response) => {
        let [bytes, urls, rest] = [0, 0, ''];
        let [first, last] = [null, null];
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          bytes += Buffer.byteLength(chunk);
          const lines = (rest + chunk).split('\n');
          rest = lines.pop();
          for (const [, slug] of lines.join('\n').matchAll(ADDRESS)) {
            first ??= slug;
            last = slug;
            urls += 1;
          }
        });
        response.on('error', reject);
        response.on('end', () => {
          const milliseconds = performance.now() - started;
          resolve({ status: response.statusCode, bytes, urls, first, last, milliseconds });
        });
      })
      .on('error', reject);
  });

/** All pages, one after the other, checked to hold each story once and in order. */
const readAll = async (origin, count) => {
  const pages = [];
  for (let [page, urls] = [1, 0]; ; page += 1) {
    const read = await readPage(origin + addresses.sitemap(page));
    if (read.status === 404) {
      assert.equal(urls, count, `pages hold ${urls} stories`);
      return pages;
    }
    assert.equal(read.status, 200, `page ${page} answers ${read.status}`);
    assert.equal(read.first, slugOf(urls + 1));
    urls += read.urls;
    assert.equal(read.last, slugOf(urls));
    assert.ok(read.bytes <= MOST_BYTES && read.urls <= MOST_URLS, `page ${page} is too large`);
    pages.push({ ...read, page });
  }
};

const perUrl = ({ milliseconds, urls }) => milliseconds / urls;

const measureOn = async (engine, { editions, results }) => {
  const count = editions.at(-1);
  const { database } = await prepareEditions({ engine, count });
  const settings = configured(newsroom.onSite);
  const server = await startStrapi(`sitemaps-${count}`, { engine, database, settings });
  try {
    // Once to warm up: compiled code and the database's own cache are no growth of ours.
    await readPage(server.origin + addresses.sitemap(1));
    const stopWatching = watchResident(server.pid);
    const started = performance.now();
    const pages = await readAll(server.origin, count);
    const seconds = (performance.now() - started) / 1000;
    const samples = await stopWatching();

    const bytes = pages.reduce((sum, page) => sum + page.bytes, 0);
    results.add(`sitemaps.rate-${engine}`, count / seconds, {
      note: `${count} URLs, ${pages.length} pages, ${Math.round(bytes / MIB)} MiB in ${seconds.toFixed(1)} s`,
      figures: { pages },
    });
    const full = pages.filter(({ urls }) => urls === pages[0].urls);
    results.add(`sitemaps.deep-${engine}`, perUrl(full.at(-1)) / perUrl(full[0]), {
      note: `page ${full.at(-1).page} ÷ page 1`,
    });
    const quarter = Math.max(1, Math.floor(samples.length / 4));
    const early = median(samples.slice(0, quarter).map((sample) => sample.bytes));
    const late = median(samples.slice(-quarter).map((sample) => sample.bytes));
    results.add(`sitemaps.memory-${engine}`, late / early, {
      note: `${Math.round(late / MIB)} ÷ ${Math.round(early / MIB)} MiB`,
      figures: { samples },
    });

    const begun = performance.now();
    const index = await ask(server.origin + addresses.sitemapIndex);
    results.add(`sitemaps.index-${engine}`, performance.now() - begun);
    const listed = index.body.toString('utf8').match(/\/sitemaps\/en\/\d+\.xml/g) ?? [];
    assert.equal(listed.length, pages.length, `the index names ${listed.length} pages`);

    await server.command('recorder-start');
    await readPage(server.origin + addresses.sitemap(pages.length));
    await ask(server.origin + addresses.sitemapIndex);
    const explained = await server.command('recorder-explain');
    // What is left behind the last full page may be sorted: it is less than a page.
    const faults = findFaults(engine, explained).filter(({ faults: found }) =>
      found.some((fault) => !/^Sort/.test(fault))
    );
    results.add(`sitemaps.plan-${engine}`, faults.length, {
      note: faults.map(({ by, faults: found }) => `${by}: ${found.join(', ')}`).join('; '),
      figures: { explained, faults },
    });
  } finally {
    await server.stop();
  }
};

/** Sitemaps of a large archive: streamed, so that memory does not grow with what is sent. */
export const measure = async (bench) => {
  for (const engine of bench.engines) await measureOn(engine, bench);
};
