/** What the database says of how it runs each query recorded since the start. */
const { recorderOf } = require('../recorder.cjs');

const isRead = ({ sql }) => /^\s*(with|select)/i.test(sql);

const asSqliteValue = (value) => {
  if (typeof value === 'boolean') return Number(value);
  return value instanceof Date ? value.getTime() : value;
};

const explainers = {
  sqlite: (connection, { sql, bindings }) =>
    connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...bindings.map(asSqliteValue)),

  async postgres(connection, { sql, bindings }) {
    let index = 0;
    const numbered = sql.replace(/\?/g, () => `$${(index += 1)}`);
    const { rows } = await connection.query(`EXPLAIN (FORMAT JSON) ${numbered}`, bindings);
    return rows[0]['QUERY PLAN'];
  },
};

module.exports = async (strapi) => {
  const queries = recorderOf(strapi).take().filter(isRead);
  const { client } = strapi.db.connection;
  const explain = explainers[strapi.db.dialect.client];
  const connection = await client.acquireConnection();
  try {
    const explained = [];
    for (const query of queries) {
      explained.push({ sql: query.sql, by: query.by, plan: await explain(connection, query) });
    }
    return explained;
  } finally {
    await client.releaseConnection(connection);
  }
};
