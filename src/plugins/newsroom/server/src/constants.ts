/** Unique identifiers of the plugin's content types, in one place so that nothing spells them twice. */
export const PLUGIN_ID = 'newsroom';

export const ARTICLE = 'plugin::newsroom.article';
export const SECTION = 'plugin::newsroom.section';
export const SOURCE = 'plugin::newsroom.source';
export const RELATED_PROMO = 'plugin::newsroom.related-promo';
export const PERMALINK = 'plugin::newsroom.permalink';
export const WIRE_ITEM = 'plugin::newsroom.wire-item';
export const EDITION = 'plugin::newsroom.edition';
export const MENTION = 'plugin::newsroom.mention';
export const CHANGE = 'plugin::newsroom.change';
export const COUNTER = 'plugin::newsroom.counter';
export const NODE = 'plugin::newsroom.node';
export const REFRESH_JOB = 'plugin::newsroom.refresh-job';
export const KILLED_STORY = 'plugin::newsroom.killed-story';
export const CORRECTION = 'plugin::newsroom.correction';
export const PLANNED_PUBLICATION = 'plugin::newsroom.planned-publication';
export const WEBHOOK_SUBSCRIBER = 'plugin::newsroom.webhook-subscriber';
export const WEBHOOK_DELIVERY = 'plugin::newsroom.webhook-delivery';
export const LOGBOOK_ENTRY = 'plugin::newsroom.logbook-entry';
export const REVISION = 'plugin::newsroom.revision';
export const EDIT_LOCK = 'plugin::newsroom.edit-lock';
export const STORY_STAGE = 'plugin::newsroom.story-stage';
export const MEMORY_SEGMENT = 'plugin::newsroom.memory-segment';
export const TRANSLATION_STATE = 'plugin::newsroom.translation-state';
export const BOARD_CELL = 'plugin::newsroom.board-cell';
export const BOARD_COUNT = 'plugin::newsroom.board-count';

/** Strapi's own: a file of its media library. */
export const FILE = 'plugin::upload.file';

/** Hidden: the plugin's own records. */
export const RECORD_TYPES = [
  PERMALINK,
  WIRE_ITEM,
  EDITION,
  MENTION,
  CHANGE,
  COUNTER,
  NODE,
  REFRESH_JOB,
  KILLED_STORY,
  CORRECTION,
  PLANNED_PUBLICATION,
  WEBHOOK_SUBSCRIBER,
  WEBHOOK_DELIVERY,
  LOGBOOK_ENTRY,
  REVISION,
  EDIT_LOCK,
  STORY_STAGE,
  MEMORY_SEGMENT,
  TRANSLATION_STATE,
  BOARD_CELL,
  BOARD_COUNT,
] as const;

/** What editors author; every write to these goes through the plugin's document middlewares. */
export const EDITORIAL_TYPES = [ARTICLE, SECTION, SOURCE, RELATED_PROMO] as const;
export type EditorialType = (typeof EDITORIAL_TYPES)[number];

export const isEditorialType = (uid: string): uid is EditorialType =>
  (EDITORIAL_TYPES as readonly string[]).includes(uid);

/** Live as soon as they are saved, and present in every locale (see translation/everywhere). */
export const SHARED_TYPES = [SECTION, SOURCE, RELATED_PROMO] as const;
export type SharedType = (typeof SHARED_TYPES)[number];

export const isSharedType = (uid: string): uid is SharedType =>
  (SHARED_TYPES as readonly string[]).includes(uid);
