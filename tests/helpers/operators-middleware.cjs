/**
 * What an operator may put in front of all: it refuses some, marks each answer with what it saw, and writes
 * down who it takes for gone: a request that is closed before its answer has been given to the connection.
 */
module.exports = () => async (ctx, next) => {
  const { req, res } = ctx;
  req.once('close', () => {
    if (!res.writableEnded) console.error(`taken for gone: ${req.url}`);
  });
  if (ctx.get('X-Refuse') !== '') {
    ctx.status = 403;
    ctx.body = { refused: true };
    return;
  }
  await next();
  const { status, length, headers } = ctx.response;
  ctx.set('X-Operator', `${status} ${headers.etag ?? '-'} ${length ?? '-'}`);
};
