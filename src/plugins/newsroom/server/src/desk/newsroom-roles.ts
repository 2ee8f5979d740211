import { ARTICLE, RELATED_PROMO, SECTION, SOURCE } from '../constants';

/** What a role may do with one content type in the content manager. */
interface Explorer {
  types: readonly string[];
  actions: readonly ('create' | 'read' | 'update' | 'delete' | 'publish')[];
  /** Only what the account made itself. */
  isOwn?: boolean;
}

/** A role of the admin as it is made at first start. */
export interface NewsroomRole {
  code: string;
  name: string;
  description: string;
  /**
   * Handlers of the editorial API, or controllers with all they do (`revisions.*`); `*`: all there are,
   * but for those of administrators.
   */
  editorial: readonly string[];
  content: readonly Explorer[];
  /** Of the media library; those of `ownMedia` for files of its own only. */
  media: readonly string[];
  ownMedia: readonly string[];
}

const ALL_TYPES = [ARTICLE, SECTION, SOURCE, RELATED_PROMO];
const WATCHING = ['articles.findOne', 'revisions.find', 'revisions.findOne', 'revisions.compare'];
const WRITING = ['articles.*', 'revisions.*', 'locks.*', 'publishing.check'];
const READING_MEDIA = ['read', 'configure-view', 'assets.download', 'assets.copy-link'];

/** For administrators: no role of ours has these, not even the one that has everything else. */
const ADMINISTRATION = ['settings.update', 'settings.testWebhook'];

/** Who works in a newsroom, and what such a person needs. Languages: all, those added later as well. */
export const NEWSROOM_ROLES: readonly NewsroomRole[] = [
  {
    code: 'newsroom-reporter',
    name: 'Newsroom reporter',
    description: 'Writes stories and hands them in; publishes nothing.',
    editorial: [
      ...WRITING,
      'publishing.corrections',
      'publishing.queue',
      'logbook.ofArticle',
      'delivery.issuePreviewToken',
      'workflow.*',
      'overview.find',
    ],
    content: [
      { types: ALL_TYPES, actions: ['read'] },
      { types: [ARTICLE], actions: ['create'] },
      { types: [ARTICLE], actions: ['update', 'delete'], isOwn: true },
    ],
    media: [...READING_MEDIA, 'assets.create'],
    ownMedia: ['assets.update'],
  },
  {
    code: 'newsroom-editor',
    name: 'Newsroom editor',
    description: 'Edits every story, publishes, plans and corrects.',
    editorial: [
      ...WRITING,
      'publishing.publish',
      'publishing.unpublish',
      'publishing.schedule',
      'publishing.unschedule',
      'publishing.queue',
      'publishing.corrections',
      'publishing.correct',
      'publishing.settleCorrection',
      'logbook.ofArticle',
      'editorial.import',
      'delivery.issuePreviewToken',
      'workflow.*',
      'overview.*',
      'translations.*',
    ],
    content: [
      { types: [ARTICLE], actions: ['create', 'read', 'update', 'delete', 'publish'] },
      { types: [SOURCE, RELATED_PROMO], actions: ['create', 'read', 'update'] },
      { types: [SECTION], actions: ['read'] },
    ],
    media: [...READING_MEDIA, 'assets.create', 'assets.update'],
    ownMedia: [],
  },
  {
    code: 'newsroom-desk-chief',
    name: 'Newsroom desk chief',
    description:
      'Everything of the newsroom but its settings: kills stories, retries plans, reads the logbook.',
    editorial: ['*'],
    content: [{ types: ALL_TYPES, actions: ['create', 'read', 'update', 'delete', 'publish'] }],
    media: [...READING_MEDIA, 'assets.create', 'assets.update'],
    ownMedia: [],
  },
  {
    code: 'newsroom-translator',
    name: 'Newsroom translator',
    description: 'Reads everything and writes it in other languages; publishes nothing.',
    editorial: [
      ...WATCHING,
      'articles.update',
      'revisions.restore',
      'locks.*',
      'publishing.check',
      'publishing.corrections',
      'delivery.issuePreviewToken',
      'workflow.find',
      'workflow.list',
      'overview.find',
      'overview.corrections',
      'translations.*',
      'xliff.*',
      'machine.*',
      'memory.*',
    ],
    content: [{ types: ALL_TYPES, actions: ['create', 'read', 'update'] }],
    media: READING_MEDIA,
    ownMedia: [],
  },
];

/** Which of these handlers a role may call. Pure. */
export const handlersOf = (role: NewsroomRole, handlers: readonly string[]): string[] =>
  handlers
    .filter((handler) => !ADMINISTRATION.includes(handler))
    .filter((handler) =>
      role.editorial.some(
        (granted) =>
          granted === '*' ||
          granted === handler ||
          (granted.endsWith('.*') && handler.startsWith(granted.slice(0, -1)))
      )
    );
