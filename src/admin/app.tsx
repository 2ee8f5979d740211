/** The languages in which the admin can be read, beside English. */
export default { config: { locales: ['ar', 'fr', 'tr'] } };
