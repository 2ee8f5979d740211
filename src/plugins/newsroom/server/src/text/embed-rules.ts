/** One way in which a provider writes the address of something that can be embedded. */
export interface EmbedRule {
  readonly provider: string;
  /** Exactly these: `youtube.com.example.org` and `notyoutube.com` are other hosts. */
  readonly hosts: readonly string[];
  /** On the path; what its groups and `parameters` hold names the thing, its id last. */
  readonly path: RegExp;
  readonly parameters?: Readonly<Record<string, RegExp>>;
  /** The address without what only tracks readers, from the groups and parameters in turn. */
  readonly url: (...parts: string[]) => string;
}

const YOUTUBE = ['youtube.com', 'www.youtube.com', 'm.youtube.com', 'music.youtube.com'];
const X = [
  'x.com',
  'www.x.com',
  'mobile.x.com',
  'twitter.com',
  'www.twitter.com',
  'mobile.twitter.com',
];
const INSTAGRAM = ['instagram.com', 'www.instagram.com'];
const FACEBOOK = ['facebook.com', 'www.facebook.com', 'm.facebook.com', 'web.facebook.com'];
const TIKTOK = ['tiktok.com', 'www.tiktok.com', 'm.tiktok.com'];
const REDDIT = ['reddit.com', 'www.reddit.com', 'old.reddit.com'];

const videoOfYoutube = (id: string): string => `https://www.youtube.com/watch?v=${id}`;
const onFacebook = (path: string): string => `https://www.facebook.com/${path}`;

/**
 * Where a post or a player of each of the five large networks stands, and of the open oEmbed providers
 * (oembed.com) that newsrooms quote most. A list of ours and no setting: a provider is more than a host
 * name, and taking every page of a host for a player would turn links in a story into boxes.
 */
export const EMBED_RULES: readonly EmbedRule[] = [
  {
    provider: 'youtube',
    hosts: YOUTUBE,
    path: /^\/watch\/?$/,
    parameters: { v: /^[\w-]{11}$/ },
    url: videoOfYoutube,
  },
  {
    provider: 'youtube',
    hosts: [...YOUTUBE, 'youtube-nocookie.com', 'www.youtube-nocookie.com'],
    path: /^\/(?:shorts|live|embed|v)\/([\w-]{11})\/?$/,
    url: videoOfYoutube,
  },
  {
    provider: 'youtube',
    hosts: ['youtu.be', 'www.youtu.be'],
    path: /^\/([\w-]{11})\/?$/,
    url: videoOfYoutube,
  },
  {
    provider: 'x',
    hosts: X,
    path: /^\/(\w{1,15}|i\/web)\/status(?:es)?\/(\d{1,20})(?:\/(?:photo|video)\/\d)?\/?$/,
    url: (user, id) => `https://x.com/${user}/status/${id}`,
  },
  {
    provider: 'instagram',
    hosts: INSTAGRAM,
    path: /^\/(?:[\w.]{1,30}\/)?(p|reel|tv)\/([\w-]{5,60})\/?$/,
    url: (kind, id) => `https://www.instagram.com/${kind}/${id}/`,
  },
  {
    provider: 'facebook',
    hosts: FACEBOOK,
    path: /^\/([\w.-]+)\/(posts|videos)\/(?:[^/]+\/)?(pfbid\w+|\d+)\/?$/,
    url: (page, kind, id) => onFacebook(`${page}/${kind}/${id}`),
  },
  {
    provider: 'facebook',
    hosts: FACEBOOK,
    path: /^\/reel\/(\d+)\/?$/,
    url: (id) => onFacebook(`reel/${id}`),
  },
  {
    provider: 'facebook',
    hosts: FACEBOOK,
    path: /^\/share\/([pvr])\/(\w+)\/?$/,
    url: (kind, id) => onFacebook(`share/${kind}/${id}/`),
  },
  {
    provider: 'facebook',
    hosts: FACEBOOK,
    path: /^\/watch\/?$/,
    parameters: { v: /^\d+$/ },
    url: (id) => onFacebook(`watch/?v=${id}`),
  },
  {
    provider: 'facebook',
    hosts: FACEBOOK,
    path: /^\/(?:permalink|story)\.php$/,
    parameters: { id: /^\d+$/, story_fbid: /^(?:pfbid\w+|\d+)$/ },
    url: (page, id) => onFacebook(`permalink.php?story_fbid=${id}&id=${page}`),
  },
  {
    provider: 'facebook',
    hosts: FACEBOOK,
    path: /^\/photo(?:\.php)?\/?$/,
    parameters: { fbid: /^\d+$/ },
    url: (id) => onFacebook(`photo/?fbid=${id}`),
  },
  {
    provider: 'facebook',
    hosts: ['fb.watch'],
    path: /^\/([\w-]{5,40})\/?$/,
    url: (id) => `https://fb.watch/${id}/`,
  },
  {
    provider: 'tiktok',
    hosts: TIKTOK,
    path: /^\/@([\w.]{1,30})\/(video|photo)\/(\d{5,25})\/?$/,
    url: (user, kind, id) => `https://www.tiktok.com/@${user}/${kind}/${id}`,
  },
  {
    provider: 'tiktok',
    hosts: ['vm.tiktok.com', 'vt.tiktok.com'],
    path: /^\/(\w{5,20})\/?$/,
    url: (id) => `https://vm.tiktok.com/${id}/`,
  },
  {
    provider: 'vimeo',
    hosts: ['vimeo.com', 'www.vimeo.com'],
    path: /^\/(\d{1,15})\/?$/,
    url: (id) => `https://vimeo.com/${id}`,
  },
  {
    provider: 'vimeo',
    hosts: ['player.vimeo.com'],
    path: /^\/video\/(\d{1,15})\/?$/,
    url: (id) => `https://vimeo.com/${id}`,
  },
  {
    provider: 'dailymotion',
    hosts: ['dailymotion.com', 'www.dailymotion.com'],
    path: /^\/(?:embed\/)?video\/(\w{5,20})\/?$/,
    url: (id) => `https://www.dailymotion.com/video/${id}`,
  },
  {
    provider: 'dailymotion',
    hosts: ['dai.ly'],
    path: /^\/(\w{5,20})\/?$/,
    url: (id) => `https://www.dailymotion.com/video/${id}`,
  },
  {
    provider: 'soundcloud',
    hosts: ['soundcloud.com', 'www.soundcloud.com', 'm.soundcloud.com'],
    path: /^\/([\w-]+\/(?:sets\/)?[\w-]+)\/?$/,
    url: (id) => `https://soundcloud.com/${id}`,
  },
  {
    provider: 'spotify',
    hosts: ['open.spotify.com'],
    path: /^\/(?:intl-\w+\/)?(track|album|playlist|artist|show|episode)\/(\w{22})\/?$/,
    url: (kind, id) => `https://open.spotify.com/${kind}/${id}`,
  },
  {
    provider: 'bluesky',
    hosts: ['bsky.app'],
    path: /^\/profile\/([\w.:-]+)\/post\/(\w+)\/?$/,
    url: (author, id) => `https://bsky.app/profile/${author}/post/${id}`,
  },
  {
    provider: 'reddit',
    hosts: REDDIT,
    path: /^\/r\/(\w{2,21})\/comments\/(\w{4,12})(?:\/[^/]*)?\/?$/,
    url: (community, id) => `https://www.reddit.com/r/${community}/comments/${id}/`,
  },
  {
    provider: 'ted',
    hosts: ['ted.com', 'www.ted.com'],
    path: /^\/talks\/(\w+)\/?$/,
    url: (id) => `https://www.ted.com/talks/${id}`,
  },
  {
    provider: 'datawrapper',
    hosts: ['datawrapper.dwcdn.net'],
    path: /^\/(\w{5})(?:\/\d+)?\/?$/,
    url: (id) => `https://datawrapper.dwcdn.net/${id}/`,
  },
  {
    provider: 'flourish',
    hosts: ['public.flourish.studio'],
    path: /^\/(visualisation|story)\/(\d+)\/?$/,
    url: (kind, id) => `https://public.flourish.studio/${kind}/${id}/`,
  },
];

/**
 * Where a provider says in JSON how its things are embedded (oembed.com). Instagram and Facebook are not
 * here: theirs asks for an app's token, which must not stand in an answer.
 */
export const OEMBED_ENDPOINTS: Readonly<Record<string, string>> = {
  youtube: 'https://www.youtube.com/oembed',
  x: 'https://publish.twitter.com/oembed',
  tiktok: 'https://www.tiktok.com/oembed',
  vimeo: 'https://vimeo.com/api/oembed.json',
  dailymotion: 'https://www.dailymotion.com/services/oembed',
  soundcloud: 'https://soundcloud.com/oembed',
  spotify: 'https://open.spotify.com/oembed',
  bluesky: 'https://embed.bsky.app/oembed',
  reddit: 'https://www.reddit.com/oembed',
  ted: 'https://www.ted.com/services/v1/oembed.json',
  datawrapper: 'https://api.datawrapper.de/v3/oembed/',
  flourish: 'https://app.flourish.studio/api/v1/oembed',
};
