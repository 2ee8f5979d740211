import { useId, type ReactNode } from 'react';
import type { ArticleDocument } from 'strapi-plugin-newsroom/client';
import { dateIn } from '../language/dates';
import { labelsOf, type Labels } from '../language/labels';

/** What was put right after a story had been published, dated; nothing where there was nothing. */
export const Corrections = ({
  corrections,
  locale,
}: {
  corrections: ArticleDocument['corrections'];
  locale: string;
}): ReactNode => {
  const labels = labelsOf(locale);
  const id = useId();
  return corrections.length === 0 ? null : (
    <section className="corrections" aria-labelledby={id}>
      <h2 id={id}>{labels.corrections}</h2>
      <ul>
        {corrections.map(({ kind, text, correctedAt }) => (
          <li key={`${correctedAt} ${text}`}>
            <p className="facts">
              <strong>{labels[kind as keyof Labels] ?? kind}</strong>
              <time dateTime={correctedAt}>{dateIn(correctedAt, locale)}</time>
            </p>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
};
