import type { ReactNode } from 'react';
import { labelsOf } from '../language/labels';
import { environment } from '../newsroom/environment';

/** A page that says why nothing is there. */
export const Notice = ({
  title,
  text,
  locale,
}: {
  title: string;
  text: string;
  locale: string;
}): ReactNode => (
  <div className="notice">
    <title>{`${title} – ${environment.siteName()}`}</title>
    <meta name="robots" content="noindex" />
    <h1>{title}</h1>
    <p>{text}</p>
    <p>
      <a className="button" href={`/${locale}`}>
        {labelsOf(locale).home}
      </a>
    </p>
  </div>
);
