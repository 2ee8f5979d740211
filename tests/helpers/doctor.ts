import { strapi } from './newsroom';
import { command } from './terminal';
import {
  draftArticle,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

export const table = (name: string) => strapi().db.connection(`newsroom_${name}`);

/** A newsroom with one of everything; `wave` is the story that tests damage. */
export const newsroom = async () => {
  const world = await sectionNamed('World');
  const asia = await sectionNamed('Asia', { parent: world.documentId });
  const source = await sourceNamed('AP');
  const promo = await promoTitled('Subscribe', { targetSection: world.documentId });
  const older = await publishedArticle('Earlier story', { section: world.documentId });
  const wave = await draftArticle('A wave', {
    section: asia.documentId,
    sources: [source.documentId],
    relatedPromos: [promo.documentId],
    relatedArticles: [older.documentId],
    tags: ['Sea'],
  });
  await translation(wave.documentId, 'tr', 'Bir dalga');
  await publish(wave.documentId);
  await draftArticle('Only a draft', { section: asia.documentId });
  return { world, asia, source, promo, older, wave };
};

/** Named without `--fix`, which changes nothing; mended with it; then there is nothing left. */
export const expectNamedAndMended = async (kind: string, about: string, problem = '') => {
  const named = await command('doctor');
  const line = named.out.find((one) => one.startsWith(kind) && one.includes(about));
  expect({ line, all: named.out }).toEqual({
    line: expect.stringContaining(problem),
    all: named.out,
  });
  expect(named.code).toBe(1);

  const again = await command('doctor');
  expect(again.code).toBe(1);

  const mended = await command('doctor', '--fix');
  expect({ code: mended.code, err: mended.err, out: mended.out }).toMatchObject({
    code: 0,
    err: [],
  });
  expect(mended.out.at(-1)).toContain('all mended');
  expect(await command('doctor')).toMatchObject({
    code: 0,
    out: [expect.stringContaining('No drift')],
  });
};
