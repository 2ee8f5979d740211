module.exports = require('../project')('api');
