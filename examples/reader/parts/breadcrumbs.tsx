import type { ReactNode } from 'react';
import { labelsOf } from '../language/labels';

/** From the home page down to the section of a page. */
export const Breadcrumbs = ({
  crumbs,
  locale,
}: {
  crumbs: readonly { name: string; path: string }[];
  locale: string;
}): ReactNode => {
  const labels = labelsOf(locale);
  return (
    <nav className="breadcrumbs" aria-label={labels.youAreHere}>
      <ol>
        {[{ name: labels.home, path: `/${locale}` }, ...crumbs].map(({ name, path }) => (
          <li key={path}>
            <a href={path}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
};
