import type { ReactNode } from 'react';
import type { ArticleDocument } from 'strapi-plugin-newsroom/client';
import { jsonLdOf } from '../newsroom/json-ld';
import { PageHead } from './page-head';

/** JSON that no text in it can end the script of. */
const scriptText = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** What a story says of itself to search engines, social networks and feed readers. */
export const ArticleHead = async ({
  article,
}: {
  article: Omit<ArticleDocument, 'body'>;
}): Promise<ReactNode> => {
  const { slug, seo, path, servedLocale, section } = article;
  const jsonLd = await jsonLdOf(slug, servedLocale);
  return (
    <>
      <PageHead
        title={seo.title}
        description={seo.description}
        canonical={seo.canonicalUrl ?? path}
        isHidden={seo.noindex}
        alternates={seo.alternates}
        locale={servedLocale}
        section={section ?? undefined}
      />
      {[...seo.openGraph, ...seo.twitter].map((tag, place) => (
        <meta key={place} {...tag} />
      ))}
      {jsonLd !== null && (
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: scriptText(jsonLd) }}
        />
      )}
    </>
  );
};
