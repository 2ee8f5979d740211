import { strapi } from './newsroom';

/** What this node asks to follow the change log, beside everything else, whenever its time has come. */
const isFollowing = (sql: string): boolean =>
  /^select .*\bnewsroom_(counters|changes)\b/i.test(sql) && !/for update$/i.test(sql);

/** The SQL that something sends to the database. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }): void => {
    if (!isFollowing(sql)) statements.push(sql);
  };
  const { connection } = strapi().db;
  connection.on('query', note);
  try {
    await work();
  } finally {
    connection.off('query', note);
  }
  return statements;
};
