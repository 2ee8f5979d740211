/**
 * What is measured and what it must come to. `id` is `<suite>.<row>`; bounds are ratios unless the unit
 * says otherwise.
 */
const atLeast = (bound, unit = '×') => ({ sign: '≥', bound, unit });
const atMost = (bound, unit = '×') => ({ sign: '≤', bound, unit });

const hot = (what) => `${what}, in front of Koa ÷ bare node:http`;
const behind = (what) => `${what}, behind an operator's middleware ÷ bare node:http`;

export const GOALS = {
  'hot.article-random': [hot('article, 200, random over 200'), atLeast(0.9)],
  'hot.article-one': [hot('article, 200, one address'), atLeast(0.9)],
  'hot.list-random': [hot('list, 200, random over 200'), atLeast(0.9)],
  'hot.list-one': [hot('list, 200, one address'), atLeast(0.9)],
  'hot.article-random-304': [hot('article, 304, random over 200'), atLeast(0.9)],
  'hot.article-one-304': [hot('article, 304, one address'), atLeast(0.9)],
  'hot.list-random-304': [hot('list, 304, random over 200'), atLeast(0.9)],
  'hot.list-one-304': [hot('list, 304, one address'), atLeast(0.9)],
  'hot.article-random-p99': [hot('article, 200, random: p99'), atMost(1.5)],
  'hot.article-one-p99': [hot('article, 200, one address: p99'), atMost(1.5)],
  'hot.list-random-p99': [hot('list, 200, random: p99'), atMost(1.5)],
  'hot.list-one-p99': [hot('list, 200, one address: p99'), atMost(1.5)],
  'hot.article-random-304-p99': [hot('article, 304, random: p99'), atMost(1.5)],
  'hot.article-one-304-p99': [hot('article, 304, one address: p99'), atMost(1.5)],
  'hot.list-random-304-p99': [hot('list, 304, random: p99'), atMost(1.5)],
  'hot.list-one-304-p99': [hot('list, 304, one address: p99'), atMost(1.5)],

  'middleware.article': [behind('article, 200'), atLeast(0.45)],
  'middleware.list': [behind('list, 200'), atLeast(0.45)],
  'middleware.article-304': [behind('article, 304'), atLeast(0.45)],
  'middleware.list-304': [behind('list, 304'), atLeast(0.45)],

  'stock.article': ['hot article ÷ stock Strapi REST, without request logger', atLeast(150)],
  'cold.article': ['article without memory cache ÷ stock Strapi REST', atLeast(12)],
  'single.article': ['one connection, hot article: latency ÷ bare node:http', atMost(1.5)],

  'lists.first-sqlite': ['uncached list page, 1,000,000 ÷ 10,000 editions, SQLite', atMost(1.5)],
  'lists.section-sqlite': ['the same of a section, SQLite', atMost(1.5)],
  'lists.deep-sqlite': ['page 1,000 ÷ first page, 1,000,000 editions, SQLite', atMost(1.2)],
  'lists.plan-sqlite': ['list queries without an index, SQLite', atMost(0, '')],
  'lists.first-postgres': ['uncached list page, 1,000,000 ÷ 10,000, PostgreSQL', atMost(1.5)],
  'lists.section-postgres': ['the same of a section, PostgreSQL', atMost(1.5)],
  'lists.deep-postgres': ['page 1,000 ÷ first page, 1,000,000, PostgreSQL', atMost(1.2)],
  'lists.plan-postgres': ['list queries without an index, PostgreSQL', atMost(0, '')],

  'sitemaps.rate-sqlite': ['sitemap pages streamed, SQLite', atLeast(20_000, ' URLs/s')],
  'sitemaps.deep-sqlite': ['time per URL of the last page ÷ the first, SQLite', atMost(3)],
  'sitemaps.memory-sqlite': ['resident memory: last page ÷ first pages, SQLite', atMost(1.2)],
  'sitemaps.index-sqlite': ['the index of all pages, uncached, SQLite', atMost(5_000, ' ms')],
  'sitemaps.plan-sqlite': ['sitemap queries without an index, SQLite', atMost(0, '')],
  'sitemaps.rate-postgres': ['sitemap pages streamed, PostgreSQL', atLeast(10_000, ' URLs/s')],
  'sitemaps.deep-postgres': ['time per URL, last page ÷ first, PostgreSQL', atMost(3)],
  'sitemaps.memory-postgres': ['resident memory: last ÷ first pages, PostgreSQL', atMost(1.2)],
  'sitemaps.index-postgres': ['the index of all pages, uncached, PostgreSQL', atMost(5_000, ' ms')],
  'sitemaps.plan-postgres': ['sitemap queries that read a whole table, PostgreSQL', atMost(0, '')],

  'publish.first-sqlite': ['first publication ÷ stock publish, SQLite', atMost(1.5)],
  'publish.again-sqlite': ['publication again ÷ stock publish, SQLite', atMost(1.5)],
  'publish.first-postgres': ['first publication ÷ stock publish, PostgreSQL', atMost(1.5)],
  'publish.again-postgres': ['publication again ÷ stock publish, PostgreSQL', atMost(1.5)],

  'nodes.p99': ['publish → visible on another node, p99', atMost(1000, ' ms')],
  'memory.scan': ['resident memory after a scan ÷ (start + bound)', atMost(1.5)],
  'memory.scan-again': ['the same while what is held is asked for again', atMost(1.5)],

  'board.page-sqlite': ['slowest page of the board, any filter, SQLite', atMost(100, ' ms')],
  'board.counts-sqlite': ['slowest counts of the board, SQLite', atMost(100, ' ms')],
  'board.plan-sqlite': ['board queries without an index, SQLite', atMost(0, '')],

  'admin.overview': ['overview of the desk, from the click to its rows: p95', atMost(1_000, ' ms')],
  'admin.board': ['translation board, from the click to its rows: p95', atMost(1_000, ' ms')],
  'admin.queue': ['queue of plans, from the click to its rows: p95', atMost(1_000, ' ms')],
  'admin.typing': ['a key waits in a story of 5,000 words: p95', atMost(50, ' ms')],

  'matches.time-sqlite': ['look-up among 1,000,000 confirmed segments, SQLite', atMost(50, ' ms')],
  'matches.same-sqlite': ['share of texts found that are the same', atLeast(1, '')],
  'matches.alike-sqlite': ['share found with one word in ten another one', atLeast(0.95, '')],

  'rebuild.rate': ['rebuild on SQLite', atLeast(500, ' editions/s')],
  'rebuild.memory': ['rebuild: memory in its last quarter ÷ second quarter', atMost(1.2)],
};
