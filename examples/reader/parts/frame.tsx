import type { ReactNode } from 'react';
import { labelsOf } from '../language/labels';
import { environment } from '../newsroom/environment';
import { loadSections } from '../newsroom/load';
import { feedsOf } from './feeds';
import { SiteHeader, type Elsewhere } from './site-header';

/** What surrounds each page. */
export const Frame = async ({
  locale,
  elsewhere = [],
  current = null,
  children,
}: {
  locale: string;
  elsewhere?: readonly Elsewhere[];
  current?: string | null;
  children: ReactNode;
}): Promise<ReactNode> => {
  const labels = labelsOf(locale);
  return (
    <>
      <a className="skip" href="#content">
        {labels.skip}
      </a>
      <SiteHeader
        locale={locale}
        sections={await loadSections(locale)}
        elsewhere={elsewhere}
        current={current}
      />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <p>{environment.siteName()}</p>
        <ul>
          {feedsOf(locale).map(({ name, href }) => (
            <li key={name}>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      </footer>
    </>
  );
};
