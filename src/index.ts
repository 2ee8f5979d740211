/** An empty host: everything about the newsroom is in the plugin, `src/plugins/newsroom`. */
export default {
  register() {},
  bootstrap() {},
};
