import { compareWithStock } from '../harness/against-stock.mjs';
import { newsroom } from '../settings.mjs';

/** A hot article, beside stock Strapi REST of the same article. */
export const measure = (bench) => compareWithStock(bench, 'stock.article', newsroom.front);
