/** What an operator may put in front of all: it refuses some, and marks each answer with what it saw. */
module.exports = () => async (ctx, next) => {
  if (ctx.get('X-Refuse') !== '') {
    ctx.status = 403;
    ctx.body = { refused: true };
    return;
  }
  await next();
  const { status, length, headers } = ctx.response;
  ctx.set('X-Operator', `${status} ${headers.etag ?? '-'} ${length ?? '-'}`);
};
