import type { ArticleDocument } from '../../contracts/delivery';
import { articleUrl, type Addresses } from '../absolute-urls';

/** What the formats of a story say that is not in it. */
export interface ArticleSettings extends Addresses {
  siteName: string;
  publisher: { name: string; url: string; logo: string };
  /** The locale the desk writes in; stories in others are taken for its translations. */
  defaultLocale: string;
  /** IANA time zone of a locale's readers. */
  timeZoneOf: (locale: string) => string;
}

/** Where readers find the story: the page it names as its own, the site's, or that of the API. */
export const homeOf = (article: ArticleDocument, settings: ArticleSettings): string =>
  article.seo.canonicalUrl ?? articleUrl(settings, article);
