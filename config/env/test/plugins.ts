/** GraphQL is not part of this host; the tests show that it gets the same hooks where it is installed. */
export default () => ({
  graphql: {
    enabled: true,
    resolve: './node_modules/@strapi/plugin-graphql',
    config: { landingPage: false },
  },
});
