import { ARTICLE, configure, documents, freezeClock, strapi } from './newsroom';
import {
  draftArticle,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

export const CLOSES = '2026-05-01T20:00:00.000Z';

/** A story that stands, or would stand, on every surface there is. Its marker is in all it says. */
export const newsroomWith = async (data: object = {}) => {
  configure({ publicUrl: 'https://news.example' });
  freezeClock('2026-05-01T00:00:00.000Z');
  const world = await sectionNamed('World');
  const asia = await sectionNamed('Asia', { parent: world.documentId });
  const ap = await sourceNamed('AP');
  const { documentId } = await draftArticle('Zanzibar now', {
    slug: 'zanzibar-former',
    section: asia.documentId,
    sources: [ap.documentId],
    kind: 'analysis',
    tags: ['Quiet'],
    dek: 'Zanzibar dek.',
    ...data,
  });
  await translation(documentId, 'tr', 'Durum', { tags: ['Quiet'] });
  const promo = await promoTitled('Zanzibar offer', {
    targetArticle: documentId,
    placement: 'section-front',
  });
  const open = await publishedArticle('Open', {
    section: asia.documentId,
    sources: [ap.documentId],
    kind: 'analysis',
    tags: ['Quiet'],
    relatedArticles: [documentId],
    relatedPromos: [promo.documentId],
  });
  return { documentId, open: open.documentId, promo: promo.documentId };
};

export const publishUnderTwoAddresses = async (documentId: string) => {
  await publish(documentId, 'en');
  await documents(ARTICLE).update({
    documentId,
    locale: 'en',
    data: { slug: 'zanzibar-now' },
  });
  await publish(documentId);
};

export const HIDDEN: Record<string, (documentId: string) => Promise<unknown>> = {
  unpublished: (documentId) => documents(ARTICLE).unpublish({ documentId, locale: 'en' }),
  expired: async () => freezeClock(CLOSES),
  'embargoed again': async (documentId) => {
    const data = { embargoUntil: '2999-01-01T00:00:00.000Z' };
    await documents(ARTICLE).update({ documentId, locale: 'en', data });
    await publish(documentId, 'en');
  },
  killed: (documentId) =>
    strapi()
      .plugin('newsroom')
      .service('kill')
      .kill(documentId, { reason: 'Libel', notice: 'Withdrawn', by: 'A. Editor' }),
  'killed and revived': async (documentId) => {
    await HIDDEN.killed?.(documentId);
    await strapi().plugin('newsroom').service('kill').revive(documentId, { reason: 'Cleared' });
  },
  deleted: (documentId) => documents(ARTICLE).delete({ documentId, locale: '*' }),
};
