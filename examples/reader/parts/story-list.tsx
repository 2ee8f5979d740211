import { useId, type ReactNode } from 'react';
import type { ArticleSummary } from 'strapi-plugin-newsroom/client';
import { StoryCard } from './story-card';

/** Stories under one heading; nothing where there are none. */
export const StoryList = ({
  title,
  href,
  stories,
  locale,
}: {
  title: string;
  href?: string;
  stories: readonly ArticleSummary[];
  locale: string;
}): ReactNode => {
  const id = useId();
  return stories.length === 0 ? null : (
    <section className="stories" aria-labelledby={id}>
      <h2 id={id}>{href ? <a href={href}>{title}</a> : title}</h2>
      <div className="cards">
        {stories.map((story) => (
          <StoryCard key={story.id} story={story} locale={locale} />
        ))}
      </div>
    </section>
  );
};
