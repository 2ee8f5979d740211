import type { ArticleDocument } from '../../contracts/delivery';
import { webUrl } from '../absolute-urls';
import type { ArticleSettings } from './article-settings';

/** A thing of schema.org; what is undefined in it is not said. */
export type Thing = { '@type': string } & Record<string, unknown>;

const WIRES = ['wire', 'agency'];

export const publisherThing = ({ siteName, publisher, publicUrl }: ArticleSettings): Thing => {
  const logo = webUrl(publisher.logo);
  return {
    '@type': 'NewsMediaOrganization',
    name: publisher.name || siteName,
    url: webUrl(publisher.url) ?? webUrl(publicUrl) ?? undefined,
    logo: logo ? { '@type': 'ImageObject', url: logo } : undefined,
  };
};

type Source = ArticleDocument['sources'][number];

const sourceThing = ({ name, url }: Source): Thing => ({
  '@type': 'Organization',
  name,
  url: webUrl(url) ?? undefined,
});

/** Those on whose behalf a story was written elsewhere. */
export const sourceThings = ({ sources }: ArticleDocument): Thing[] =>
  sources.filter(({ kind }) => kind !== 'own').map(sourceThing);

/** The reports of wires that a story rests on, of which only the publisher is known. */
export const wireReports = ({ sources }: ArticleDocument): Thing[] =>
  sources
    .filter(({ kind }) => WIRES.includes(kind))
    .map((source) => ({ '@type': 'NewsArticle', publisher: sourceThing(source) }));

/** Who wrote it: people, or else those it was taken from, or else the newsroom. */
export const authorThings = (article: ArticleDocument, settings: ArticleSettings): Thing[] => {
  const people = article.bylines.map(({ name, role, url }): Thing => ({
    '@type': 'Person',
    name,
    jobTitle: role ?? undefined,
    url: webUrl(url) ?? undefined,
  }));
  if (people.length > 0) return people;
  const organisations = sourceThings(article);
  return organisations.length > 0 ? organisations : [publisherThing(settings)];
};
