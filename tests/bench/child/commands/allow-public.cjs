/** Gives the public role the right to call actions of the content API. */
module.exports = async (strapi, { actions }) => {
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'public' } });
  for (const action of actions) {
    const where = { action, role: role.id };
    const permissions = strapi.db.query('plugin::users-permissions.permission');
    if (!(await permissions.findOne({ where }))) await permissions.create({ data: where });
  }
};
