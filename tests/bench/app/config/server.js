module.exports = require('../project')('server');
