import type { ReactNode } from 'react';
import type { SectionNode } from 'strapi-plugin-newsroom/client';
import { labelsOf } from '../language/labels';
import { languages, nameOf } from '../language/languages';
import { environment } from '../newsroom/environment';

/** Where the same page is in another language. */
export interface Elsewhere {
  locale: string;
  path: string;
}

/**
 * Name, sections and languages.
 *
 * @param elsewhere the same page in other languages; where there is none, a language leads to its home
 * @param current path of the section that the page belongs to
 */
export const SiteHeader = ({
  locale,
  sections,
  elsewhere,
  current,
}: {
  locale: string;
  sections: readonly SectionNode[];
  elsewhere: readonly Elsewhere[];
  current: string | null;
}): ReactNode => {
  const labels = labelsOf(locale);
  const pathIn = (code: string): string =>
    elsewhere.find((one) => one.locale === code)?.path ?? `/${code}`;
  return (
    <header className="site-header">
      <div className="masthead">
        <a className="name" href={`/${locale}`}>
          {environment.siteName()}
        </a>
        <details className="languages">
          <summary aria-label={`${labels.languages}: ${nameOf(locale)}`}>{nameOf(locale)}</summary>
          <nav aria-label={labels.languages}>
            <ul>
              {languages.map(({ code, name, dir = 'ltr' }) => (
                <li key={code}>
                  <a
                    href={pathIn(code)}
                    hrefLang={code}
                    lang={code}
                    dir={dir}
                    aria-current={code === locale ? 'true' : undefined}
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </details>
      </div>
      <nav className="sections" aria-label={labels.sections}>
        <ul>
          {sections.map(({ id, name, path, servedLocale }) => (
            <li key={id}>
              <a
                href={path}
                lang={servedLocale}
                aria-current={path === current ? 'true' : undefined}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
};
