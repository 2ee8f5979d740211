import type { ReactNode } from 'react';
import type { ArticleWith } from 'strapi-plugin-newsroom/client';
import { around, labelsOf } from '../language/labels';
import { Kicker } from './kicker';
import { Moment } from './moment';

type Article = ArticleWith<'html'>;

/** A change so soon after the first publication is none that readers are told of. */
const SOON_MS = 60_000;

const isUpdated = ({ firstPublishedAt, updatedAt }: Article): boolean =>
  Date.parse(updatedAt) - Date.parse(firstPublishedAt) > SOON_MS;

const Bylines = ({ bylines, dateline }: Article): ReactNode => {
  if (bylines.length === 0 && !dateline) return null;
  return (
    <p className="bylines">
      {bylines.map(({ name, role, url }) => (
        <span key={name}>
          {url ? (
            <a rel="author" href={url}>
              {name}
            </a>
          ) : (
            <strong>{name}</strong>
          )}
          {role && <span className="role">{role}</span>}
        </span>
      ))}
      {dateline && <span className="dateline">{dateline}</span>}
    </p>
  );
};

/** Headline, dek, who wrote it, and when. */
export const ArticleHeader = ({ article }: { article: Article }): ReactNode => {
  const { headline, dek, readTime, firstPublishedAt, updatedAt, servedLocale } = article;
  const [before, after] = around(labelsOf(servedLocale).updated);
  return (
    <header className="article-header">
      <Kicker story={article} locale={article.locale} />
      <h1>{headline}</h1>
      {dek && <p className="dek">{dek}</p>}
      <Bylines {...article} />
      <p className="facts">
        <Moment at={firstPublishedAt} locale={servedLocale} />
        {isUpdated(article) && (
          <span>
            {before}
            <Moment at={updatedAt} locale={servedLocale} />
            {after}
          </span>
        )}
        {readTime.label && <span className="read-time">{readTime.label}</span>}
      </p>
    </header>
  );
};
