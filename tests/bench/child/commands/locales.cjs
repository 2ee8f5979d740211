/** Adds languages to those that the newsroom has. */
module.exports = async (strapi, { codes }) => {
  const locales = strapi.plugin('i18n').service('locales');
  for (const code of codes) {
    if (!(await locales.findByCode(code))) await locales.create({ code, name: code });
  }
  strapi.plugin('newsroom').service('locales').forget();
};
