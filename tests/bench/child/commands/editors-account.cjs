/** An account of the admin that may do everything. */
module.exports = async (strapi) => {
  const account = { email: 'bench@example.org', password: 'A-passw0rd-of-the-bench' };
  const role = await strapi.service('admin::role').getSuperAdmin();
  const known = await strapi.db.query('admin::user').findOne({ where: { email: account.email } });
  if (!known) {
    await strapi.service('admin::user').create({
      ...account,
      ...{ firstname: 'Bench', lastname: 'Editor', registrationToken: null, isActive: true },
      roles: [role.id],
    });
  }
  return account;
};
