import { get } from './newsroom';
import { promoTitled, sectionNamed, sourceNamed } from '../fixtures/newsroom';

export const newsroomOfAsia = async () => {
  const section = await sectionNamed('Asia');
  const source = await sourceNamed('AP', { kind: 'wire' });
  const promo = await promoTitled('Subscribe');
  return {
    section: section.documentId,
    sources: [source.documentId],
    relatedPromos: [promo.documentId],
  };
};

export const delivered = async (slug: string, locale: string) => {
  const { status, body } = await get(`/articles/${slug}?locale=${locale}&fallback=none`);
  expect(status).toBe(200);
  return body.data;
};
