import { compareWithStock } from '../harness/against-stock.mjs';
import { newsroom } from '../settings.mjs';

/** An article read from the database each time, beside stock Strapi REST of the same article. */
export const measure = (bench) => compareWithStock(bench, 'cold.article', newsroom.cold);
