import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { computeLength } from '../content-types/article/computed';
import { getSettings } from '../settings';
import { isBlocks } from '../text/blocks';
import { rowsOf } from './batches';
import type { Check } from './drift';

type Row = Record<string, unknown> & { id: number; documentId: string; locale: string };

const FIELDS = [
  'wordCount',
  'characterCount',
  'readTimeMinutes',
  'readTimeSeconds',
  'readTimeEvidence',
];

/** Lengths are measured when a body is saved; SQL, and other reading rates in the settings, go past that. */
export const createReadTimesCheck = ({ strapi }: { strapi: Core.Strapi }): Check => ({
  name: 'read times',
  async *look() {
    const select = ['id', 'documentId', 'locale', 'publishedAt', 'body', ...FIELDS];
    for await (const rows of rowsOf<Row>({ strapi }, ARTICLE, { select })) {
      for (const row of rows) {
        // Rows from before all figures were kept are measured when they are projected.
        if (FIELDS.some((field) => (row[field] ?? null) === null)) continue;
        const { documentId, locale, body } = row;
        const rates = getSettings(strapi).readingRates;
        const measured: Record<string, unknown> = computeLength(isBlocks(body) ? body : null, {
          locale,
          rates,
        });
        const wrong = FIELDS.filter((field) => row[field] !== measured[field]);
        if (wrong.length === 0) continue;
        const figures = wrong.map(
          (field) => `${field} is ${String(row[field])}, not ${String(measured[field])}`
        );
        const problem = `${row.publishedAt ? '' : 'draft: '}${figures.join(', ')}`;
        const remedy = 'takes what was measured';
        yield {
          drifts: [{ kind: 'read time differs', documentId, locale, problem, remedy }],
          async mend() {
            const one = strapi.db.queryBuilder(ARTICLE).where({ id: row.id });
            await one.update(measured).execute();
          },
        };
      }
    }
  },
});
