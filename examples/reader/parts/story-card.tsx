import type { ReactNode } from 'react';
import type { ArticleSummary } from 'strapi-plugin-newsroom/client';
import { directionOf } from '../language/languages';
import { Kicker } from './kicker';
import { Moment } from './moment';
import { Picture } from './picture';

const SIZES = {
  lead: '(min-width: 60rem) 38rem, 100vw',
  card: '(min-width: 60rem) 18rem, (min-width: 36rem) 45vw, 34vw',
};

/**
 * A story in a list. It is in its own language, whatever that of the page is.
 *
 * @param level of its headline
 */
export const StoryCard = ({
  story,
  locale,
  form = 'card',
  level = 3,
}: {
  story: ArticleSummary;
  locale: string;
  form?: 'lead' | 'card';
  level?: 2 | 3;
}): ReactNode => {
  const Heading = `h${level}` as const;
  const { leadImage, headline, dek, path, servedLocale, firstPublishedAt, readTime } = story;
  return (
    <article className={`story ${form}`} lang={servedLocale} dir={directionOf(servedLocale)}>
      {leadImage?.url && (
        <div className="thumb">
          {/* The headline says it: the picture is not named twice. */}
          <Picture
            image={{ ...leadImage, alt: '' }}
            sizes={SIZES[form]}
            isFirst={form === 'lead'}
          />
        </div>
      )}
      <div className="words">
        <Kicker story={story} locale={locale} />
        <Heading>
          <a href={path}>{headline}</a>
        </Heading>
        {form === 'lead' && dek && <p className="dek">{dek}</p>}
        <p className="facts">
          <Moment at={firstPublishedAt} locale={servedLocale} />
          {readTime.label && <span>{readTime.label}</span>}
        </p>
      </div>
    </article>
  );
};
