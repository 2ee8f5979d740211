/** A token of Strapi that may do all that the editorial API does. */
module.exports = async (strapi) => {
  const name = `bench ${Date.now()}`;
  const { accessKey } = await strapi
    .service('admin::api-token')
    .create({ name, type: 'full-access', lifespan: null });
  return accessKey;
};
