import type { ReactNode } from 'react';
import type { ArticleSummary } from 'strapi-plugin-newsroom/client';
import { labelsOf, type Labels } from '../language/labels';
import { nameOf } from '../language/languages';

/** What kind of story it is, where that is not simply news. */
const kindLabel = ({ kind }: ArticleSummary, labels: Labels): string | null =>
  kind !== 'news' && kind in labels ? labels[kind as keyof Labels] : null;

/**
 * The line above a headline: whether it is breaking, its section, its kind, and its language where that
 * is not the one of the page.
 */
export const Kicker = ({ story, locale }: { story: ArticleSummary; locale: string }): ReactNode => {
  const labels = labelsOf(locale);
  const kind = kindLabel(story, labels);
  const { section, urgency, servedLocale } = story;
  return (
    <p className="kicker" lang={locale}>
      {urgency === 'breaking' && <span className="breaking">{labels.breaking}</span>}
      {section && (
        <a href={section.path} lang={section.servedLocale}>
          {section.name}
        </a>
      )}
      {kind && <span>{kind}</span>}
      {servedLocale !== locale && (
        <span className="served" lang={servedLocale}>
          {nameOf(servedLocale)}
        </span>
      )}
    </p>
  );
};
