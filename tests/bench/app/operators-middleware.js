/** What an operator may have in front of everything: it marks each answer. */
module.exports = () => async (ctx, next) => {
  await next();
  ctx.set('X-Operator', 'bench');
};
