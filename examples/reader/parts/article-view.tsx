import type { ReactNode } from 'react';
import type { ArticleWith } from 'strapi-plugin-newsroom/client';
import { around, labelsOf } from '../language/labels';
import { directionOf, nameOf } from '../language/languages';
import { ArticleHeader } from './article-header';
import { Breadcrumbs } from './breadcrumbs';
import { Corrections } from './corrections';
import { Picture } from './picture';
import { Promo } from './promo';
import { StoryList } from './story-list';

type Article = ArticleWith<'html'>;

const LeadPicture = ({ leadImage }: Article): ReactNode => {
  if (!leadImage?.url) return null;
  const { caption, credit } = leadImage;
  return (
    <figure className="lead-picture">
      <Picture image={leadImage} sizes="(min-width: 56rem) 52rem, 100vw" isFirst />
      {(caption || credit) && (
        <figcaption>
          {caption && <span>{caption}</span>}
          {credit && <span className="credit">{credit}</span>}
        </figcaption>
      )}
    </figure>
  );
};

const SourceLine = ({ sourceLine, servedLocale }: Article): ReactNode => {
  if (sourceLine === null) return null;
  const [before, after] = around(labelsOf(servedLocale).source);
  return (
    <p className="source">
      {before}
      <strong>{sourceLine}</strong>
      {after}
    </p>
  );
};

/** The other live languages of the story. */
const ReadIn = ({ translations, servedLocale }: Article): ReactNode =>
  translations.length === 0 ? null : (
    <nav className="read-in" aria-label={labelsOf(servedLocale).readIn}>
      <h2>{labelsOf(servedLocale).readIn}</h2>
      <ul>
        {translations.map(({ locale, path, headline }) => (
          <li key={locale}>
            <a
              href={path}
              hrefLang={locale}
              lang={locale}
              dir={directionOf(locale)}
              title={headline}
            >
              {nameOf(locale)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

/** A story, from its section down to what to read next. */
export const ArticleView = ({ article }: { article: Article }): ReactNode => {
  const { breadcrumbs, servedLocale, direction, body, promos, corrections, related } = article;
  return (
    <>
      <article className="article" lang={servedLocale} dir={direction}>
        <Breadcrumbs crumbs={breadcrumbs} locale={servedLocale} />
        <ArticleHeader article={article} />
        <LeadPicture {...article} />
        {/* Made safe by the newsroom: its `body=html` holds no markup but what it wrote itself. */}
        <div className="body" dangerouslySetInnerHTML={{ __html: body }} />
        <SourceLine {...article} />
        <Corrections corrections={corrections} locale={servedLocale} />
        {promos.map((promo) => (
          <Promo key={promo.id} promo={promo} />
        ))}
        <ReadIn {...article} />
      </article>
      <StoryList
        title={labelsOf(servedLocale).moreStories}
        stories={related}
        locale={servedLocale}
      />
    </>
  );
};
