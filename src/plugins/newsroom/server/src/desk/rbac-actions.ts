import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import { actionUidOf } from './doors';

/** How the admin's role editor calls what a controller does: the group, then each action. */
const NAMES: Record<string, { group: string; actions: Record<string, string> }> = {
  articles: {
    group: 'Stories',
    actions: { findOne: 'Read drafts', create: 'Create drafts', update: 'Change drafts' },
  },
  revisions: {
    group: 'Stories',
    actions: {
      find: 'List revisions',
      findOne: 'Read revisions',
      compare: 'Compare revisions',
      restore: 'Restore revisions',
    },
  },
  locks: {
    group: 'Stories',
    actions: { find: 'See who is editing', take: 'Take the edit lock', release: 'Give it back' },
  },
  publishing: {
    group: 'Publication',
    actions: {
      check: 'Run the flight check',
      publish: 'Publish',
      unpublish: 'Take off',
      schedule: 'Plan publication and expiry',
      unschedule: 'Cancel plans',
      queue: 'See what is planned',
      retry: 'Try failed plans again',
      corrections: 'Read corrections',
      correct: 'Publish corrections',
      settleCorrection: 'Settle corrections in other languages',
      kill: 'Kill stories',
      revive: 'Revive killed stories',
    },
  },
  workflow: {
    group: 'Stages',
    actions: {
      find: 'See where a story stands',
      move: 'Move stories and hand them on',
      list: 'List stories by stage',
    },
  },
  overview: {
    group: 'Overview',
    actions: {
      find: 'See the overview',
      promos: 'See promos and their windows',
      corrections: 'See which corrections are owed',
    },
  },
  settings: {
    group: 'Settings',
    actions: {
      find: 'See the settings',
      update: 'Change the settings',
      testWebhook: 'Send test deliveries to subscribers',
    },
  },
  logbook: {
    group: 'Logbook',
    actions: { find: 'Read the logbook', ofArticle: 'Read the logbook of a story' },
  },
  translations: {
    group: 'Translation',
    actions: {
      board: 'See the translation board',
      counts: 'See the counts of the board',
      findOne: 'Compare a translation with its source',
      make: 'Begin translations',
      update: 'Hand translations on and say how far they are',
      confirm: 'Confirm translations',
      waive: 'Say that a change needs no translation',
      changeSource: 'Change the language a story is written in',
    },
  },
  machine: {
    group: 'Translation',
    actions: { status: 'See what the machine has left', translate: 'Translate by machine' },
  },
  memory: {
    group: 'Translation',
    actions: {
      find: 'Search the memory',
      matches: 'See what the memory knows of a story',
      export: 'Export the memory',
      import: 'Import into the memory',
    },
  },
  xliff: {
    group: 'Exchange',
    actions: {
      export: 'Export a story for translation',
      exportMany: 'Export stories for translation',
      import: 'Import translations',
    },
  },
  editorial: { group: 'Exchange', actions: { import: 'Import wire items' } },
  delivery: { group: 'Exchange', actions: { issuePreviewToken: 'Hand out previews of drafts' } },
};

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** What an action is called; one that has no name here is called after its handler. */
export const describeAction = (handler: string): { group: string; name: string } => {
  const [controller = '', action = ''] = handler.split('.');
  const named = NAMES[controller];
  return {
    group: named?.group ?? sentence(controller),
    name: named?.actions[action] ?? sentence(actionUidOf(action).replaceAll('-', ' ')),
  };
};

/** One RBAC action per use case, which the admin's role editor shows under the plugin. */
export const registerRbacActions = async (
  { strapi }: { strapi: Core.Strapi },
  handlers: readonly string[]
): Promise<void> => {
  const actions = [...new Set(handlers)].map((handler) => {
    const { group, name } = describeAction(handler);
    return {
      section: 'plugins',
      subCategory: group,
      displayName: name,
      uid: actionUidOf(handler),
      pluginName: PLUGIN_ID,
    };
  });
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
};
