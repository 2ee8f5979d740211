module.exports = require('../project')('admin');
