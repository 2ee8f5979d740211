import type { Database } from '../database';
import { mendNothing, type Check } from './drift';

const WANTED = 'READ-COMMITTED';

/**
 * MySQL's default shows a transaction the rows as they were when it began: a publication that waited for
 * the change log would then project from content older than the log's head.
 */
export const createIsolationCheck = ({ database }: { database: Database }): Check => ({
  name: 'transaction isolation',
  async *look() {
    if (database.engine() !== 'mysql') return;
    const knex = await database.knex();
    const [rows]: { Value: string }[][] = await knex.raw(
      "show variables where Variable_name in ('transaction_isolation', 'tx_isolation')"
    );
    const found = rows?.[0]?.Value;
    if (found === undefined || found === WANTED) return;
    yield {
      drifts: [
        {
          kind: 'isolation',
          documentId: null,
          locale: null,
          problem: `transactions are ${found}; set transaction_isolation to ${WANTED}`,
          remedy: null,
        },
      ],
      mend: mendNothing,
    };
  },
});
