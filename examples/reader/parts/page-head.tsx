import type { ReactNode } from 'react';
import { absolute, environment } from '../newsroom/environment';
import { feedsOf } from './feeds';
import type { Elsewhere } from './site-header';

/** A language, or `x-default`, and where the page is in it. */
export interface Alternate {
  hreflang: string;
  href: string;
}

/** `hreflang` links of a page that is in all of these languages. */
export const alternatesOf = (pages: readonly Elsewhere[]): Alternate[] =>
  pages.map(({ locale, path }) => ({ hreflang: locale, href: absolute(path) }));

/** What every page says of itself in its head; React moves it there. */
export const PageHead = ({
  title,
  description,
  canonical,
  isHidden = false,
  alternates = [],
  locale,
  section,
}: {
  title: string;
  description?: string | null;
  /** Path or address of the page itself. */
  canonical: string;
  /** It is not to be found by search engines. */
  isHidden?: boolean;
  alternates?: readonly Alternate[];
  locale: string;
  section?: { slug: string; name: string };
}): ReactNode => {
  const name = environment.siteName();
  const about = section ? `${section.name} – ${name}` : name;
  return (
    <>
      <title>{title === name ? name : `${title} – ${name}`}</title>
      {description && <meta name="description" content={description} />}
      {isHidden && <meta name="robots" content="noindex" />}
      <link rel="canonical" href={absolute(canonical)} />
      {alternates.map(({ hreflang, href }) => (
        <link key={hreflang} rel="alternate" hrefLang={hreflang} href={href} />
      ))}
      {feedsOf(locale, section).map(({ name: format, href, type }) => (
        <link
          key={format}
          rel="alternate"
          type={type}
          title={`${about} (${format})`}
          href={absolute(href)}
        />
      ))}
    </>
  );
};
