import type { ReactNode } from 'react';
import type { SectionDocument } from 'strapi-plugin-newsroom/client';
import { labelsOf } from '../language/labels';
import { Breadcrumbs } from './breadcrumbs';
import { Promo } from './promo';
import { StoryCard } from './story-card';
import { StoryList } from './story-list';

export const OlderLink = ({
  path,
  cursor,
  locale,
}: {
  path: string;
  cursor: string | null;
  locale: string;
}): ReactNode =>
  cursor === null ? null : (
    <p className="pages">
      <a className="button" rel="next" href={`${path}?older=${cursor}`}>
        {labelsOf(locale).olderStories}
      </a>
    </p>
  );

/** A section: what it is, what is below it, and its newest stories. */
export const SectionFront = ({ section }: { section: SectionDocument }): ReactNode => {
  const { name, description, breadcrumbs, children, promos, articles, locale, path } = section;
  const labels = labelsOf(locale);
  const [lead, ...others] = articles.data;
  return (
    <>
      <header className="section-header">
        <Breadcrumbs crumbs={breadcrumbs.slice(0, -1)} locale={locale} />
        <h1 lang={section.servedLocale}>{name}</h1>
        {description && <p className="dek">{description}</p>}
        {children.length > 0 && (
          <nav className="subsections" aria-label={labels.subsections}>
            <ul>
              {children.map((child) => (
                <li key={child.id}>
                  <a href={child.path} lang={child.servedLocale}>
                    {child.name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      {lead ? (
        <StoryCard story={lead} locale={locale} form="lead" level={2} />
      ) : (
        <p className="nothing">{labels.noStories}</p>
      )}
      {promos.map((promo) => (
        <Promo key={promo.id} promo={promo} />
      ))}
      <StoryList title={labels.latest} stories={others} locale={locale} />
      <OlderLink path={path} cursor={articles.nextCursor} locale={locale} />
    </>
  );
};
