module.exports = (context) => ({
  ...require('../project')('server')(context),
  logger: { updates: { enabled: false }, startup: { enabled: false } },
});
