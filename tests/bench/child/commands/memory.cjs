/** Bytes that the process holds. */
module.exports = () => process.memoryUsage();
