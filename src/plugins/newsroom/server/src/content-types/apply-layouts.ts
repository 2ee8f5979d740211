import type { Core } from '@strapi/strapi';
import { EDITORIAL_TYPES, PLUGIN_ID, type EditorialType } from '../constants';
import { LAYOUTS, type Layout } from './layouts';

interface Metadata {
  edit: Record<string, unknown>;
  list: Record<string, unknown>;
}

interface Configuration {
  settings: Record<string, unknown>;
  metadatas: Record<string, Metadata>;
  layouts: Record<string, unknown>;
}

/** Raised when the layouts change, so that newsrooms get the new ones once. */
const VERSION = 2;

const withLayout = ({ settings, metadatas }: Configuration, layout: Layout): Configuration => ({
  settings: { ...settings, defaultSortBy: layout.sortBy, defaultSortOrder: layout.sortOrder },
  metadatas: Object.fromEntries(
    Object.entries(metadatas).map(([name, { edit, list }]) => {
      const [label = edit.label, description = ''] = layout.fields[name] ?? [];
      const editable = layout.readOnly.includes(name) ? false : edit.editable;
      return [name, { edit: { ...edit, label, description, editable }, list: { ...list, label } }];
    })
  ),
  layouts: {
    list: [...layout.list],
    edit: layout.edit.map((row) => row.map(([name, size]) => ({ name, size }))),
  },
});

/**
 * Arranges our types' forms and lists in the admin, once per version: what an administrator arranges
 * afterwards is theirs and stays.
 */
export const applyLayouts = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID });
  if ((await store.get({ key: 'layouts' })) === VERSION) return;

  const contentTypes = strapi.plugin('content-manager').service('content-types');
  const arrange = async (uid: EditorialType): Promise<void> => {
    const model = contentTypes.findContentType(uid);
    const configuration: Configuration = await contentTypes.findConfiguration(model);
    await contentTypes.updateConfiguration(model, withLayout(configuration, LAYOUTS[uid]));
  };
  for (const uid of EDITORIAL_TYPES) await arrange(uid);
  await store.set({ key: 'layouts', value: VERSION });
};
