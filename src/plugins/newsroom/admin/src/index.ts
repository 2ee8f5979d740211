import type { StrapiApp } from '@strapi/strapi/admin';
import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { PaperPlane } from '@strapi/icons';
import { besidesOurs, newsroomBulkActions } from './bulk/actions';
import { KillAction } from './edit-view/kill-action';
import { NewsroomPanel } from './edit-view/newsroom-panel';
import { registerFields } from './fields/register-fields';
import { tellColumns } from './list-view/columns';
import { NEWSROOM, permissionsOf, PLACES } from './pages/places';
import { PLUGIN_ID } from './plugin-id';
import { tellHiddenStories } from './relations/tell-hidden-stories';
import { guardSaves } from './saves/guard-saves';
import { registerTranslationPages } from './translation/register-pages';
import { widgets } from './widgets/widgets';
import { wordId } from './words';

type ContentManagerApis = ContentManagerPlugin['config']['apis'];

/** Prefixed, so that the texts of several plugins do not meet. */
const prefixed = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([word, text]) => [`${PLUGIN_ID}.${word}`, text]));

const readTexts = async (locale: string): Promise<Record<string, string>> => {
  const { default: texts } = (await import(`./translations/${locale}.json`)) as {
    default: Record<string, string>;
  };
  return prefixed(texts);
};

const plugin: StrapiApp['appPlugins'][string] = {
  register(app) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    registerFields(app);
    registerTranslationPages(app);
    app.addMenuLink({
      to: NEWSROOM.slice(1),
      icon: PaperPlane,
      intlLabel: { id: wordId('pages.title'), defaultMessage: 'Newsroom' },
      permissions: permissionsOf(PLACES.overview.action),
      position: 2,
      Component: () => import('./pages/newsroom-app'),
    });
    app.addSettingsLink(
      { id: PLUGIN_ID, intlLabel: { id: wordId('pages.title'), defaultMessage: 'Newsroom' } },
      {
        id: 'newsroom-settings',
        intlLabel: { id: wordId('settings.title'), defaultMessage: 'Configuration' },
        to: PLUGIN_ID,
        permissions: permissionsOf('settings.find'),
        Component: () => import('./settings/settings-page'),
      }
    );
    app.widgets.register(widgets);
    app.addMiddlewares([tellHiddenStories(app)]);
  },

  bootstrap(app) {
    const contentManager = app.getPlugin('content-manager').apis as ContentManagerApis;
    // Right below Strapi's own "Save" and "Publish".
    contentManager.addEditViewSidePanel(([actions, ...others]) =>
      actions ? [actions, NewsroomPanel, ...others] : [NewsroomPanel]
    );
    contentManager.addDocumentAction([KillAction]);
    contentManager.addBulkAction((actions) => [
      ...newsroomBulkActions,
      ...actions.map(besidesOurs),
    ]);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', tellColumns);
    guardSaves();
  },

  /** Strapi asks for every language of the admin; those without texts of ours are read in English. */
  registerTrads({ locales }: { locales: string[] }) {
    const read = async (locale: string) => ({
      locale,
      data: await readTexts(locale).catch(() => ({})),
    });
    return Promise.all(locales.map(read));
  },
};

export default plugin;
