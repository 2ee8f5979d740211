import { wire } from './delivery';
import { ARTICLE, documents, editorial, resetNewsroom, tokenFor } from './newsroom';
import {
  draftArticle,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

export const KILLED = 'plugin::newsroom.killed-story';

export let token: Record<string, string>;

export const kill = (id: string, body: object = { reason: 'Libel', notice: 'Withdrawn.' }) =>
  editorial('post', `/articles/${id}/kill`, token, body);

/** Live in two languages, with a former address, shown by another story and by a promo. */
export const newsroomWithAStory = async () => {
  const asia = await sectionNamed('Asia');
  const ap = await sourceNamed('AP');
  const { documentId } = await draftArticle('Kraken', {
    slug: 'kraken-former',
    section: asia.documentId,
    sources: [ap.documentId],
    tags: ['Sea'],
  });
  await translation(documentId, 'tr', 'Kraken haberi', { section: asia.documentId });
  await publish(documentId);
  await documents(ARTICLE).update({ documentId, locale: 'en', data: { slug: 'kraken' } });
  await publish(documentId, 'en');
  const promo = await promoTitled('Dive', { targetArticle: documentId, placement: 'global' });
  const other = await publishedArticle('Other', {
    section: asia.documentId,
    relatedArticles: [documentId],
    relatedPromos: [promo.documentId],
  });
  return { documentId, other: other.documentId };
};

export const statusOf = async (path: string): Promise<number> => (await wire(path)).status;

export const SLUGS = ['kraken', 'kraken-former'];

/** Before each test: an empty newsroom, and somebody who may take a story down. */
export const setUpKill = (): void => {
  beforeAll(async () => {
    token = await tokenFor(
      'plugin::newsroom.publishing.kill',
      'plugin::newsroom.publishing.revive'
    );
  });
  beforeEach(resetNewsroom);
};
