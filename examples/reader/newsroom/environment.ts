/** What the site is told by its environment; read at each use, so that one build runs anywhere. */
const variable = (name: string, otherwise: string): string => process.env[name] || otherwise;

export const environment = {
  /** Base of the delivery API. */
  newsroomUrl: (): string => variable('NEWSROOM_URL', 'http://127.0.0.1:1337/api/newsroom'),
  /** Where readers see this site, without a slash at the end. */
  siteUrl: (): string => variable('SITE_URL', 'http://127.0.0.1:3000').replace(/\/$/, ''),
  siteName: (): string => variable('SITE_NAME', 'The Meridian'),
  /** IANA name of the zone in which days begin and dates are written; the CMS has the same setting. */
  timeZone: (): string => variable('SITE_TIME_ZONE', 'UTC'),
  /** Shared with the CMS, which is to tell this site of changes; empty: nobody may. */
  webhookSecret: (): string => variable('NEWSROOM_SECRET', ''),
};

/** A path of the site as readers are to know it. */
export const absolute = (path: string): string => new URL(path, `${environment.siteUrl()}/`).href;
