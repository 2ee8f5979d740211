module.exports = require('../project')('database');
