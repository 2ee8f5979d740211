/**
 * The project's middlewares without the request logger, which costs both sides the same and stock
 * Strapi relatively more. BENCH_OPERATOR puts a middleware of an operator's own in front of them.
 */
const isLogger = (middleware) => middleware === 'strapi::logger';
const operators = { resolve: require.resolve('../operators-middleware') };

module.exports = [
  ...(process.env.BENCH_OPERATOR ? [operators] : []),
  ...require('../project')('middlewares').filter((middleware) => !isLogger(middleware)),
];
