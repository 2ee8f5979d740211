import type { Core } from '@strapi/strapi';
import { ARTICLE, PERMALINK } from '../constants';
import type { Ledger } from '../permalinks/ledger';
import type { KilledStories, KilledStory } from '../publication/killed-stories';
import type { Check, Drift, Findings } from './drift';
import { inTransaction } from './in-transaction';

const PAGE = 100;
const DOWN = ['gone', 'held'];

/** Stories that were taken down are: no published row, no address that is live or free. */
export const createKilledCheck = ({
  strapi,
  ledger,
  stories,
}: {
  strapi: Core.Strapi;
  ledger: Ledger;
  stories: KilledStories;
}): Check => {
  const publishedIn = async (documentId: string): Promise<string[]> => {
    const rows: { locale: string }[] = await strapi.db.query(ARTICLE).findMany({
      select: ['locale'],
      where: { documentId, publishedAt: { $notNull: true } },
    });
    return rows.map(({ locale }) => locale);
  };

  const wronglyAddressed = (documentId: string): Promise<{ slug: string; language: string }[]> =>
    strapi.db.query(PERMALINK).findMany({
      select: ['slug', 'language'],
      where: { entity: 'article', target: documentId, state: { $in: ['live', 'former'] } },
    });

  const examine = async ({ documentId, notice }: KilledStory): Promise<Findings> => {
    const drifts: Drift[] = [];
    const published = await publishedIn(documentId);
    for (const locale of published) {
      drifts.push({
        kind: 'killed but published',
        documentId,
        locale,
        problem: 'the story was taken down',
        remedy: 'takes it off',
      });
    }
    for (const { slug, language } of await wronglyAddressed(documentId)) {
      drifts.push({
        kind: 'killed but addressed',
        documentId,
        locale: language,
        problem: `"${slug}" is not ${DOWN.join(' or ')}`,
        remedy: 'takes the address down',
      });
    }
    const mend = (): Promise<void> =>
      inTransaction({ strapi }, async () => {
        await ledger.takeDown({ entity: 'article', target: documentId }, { notice, unseen: [] });
        if (published.length === 0) return;
        await strapi.documents(ARTICLE).unpublish({ documentId, locale: '*' } as never);
      });
    return { drifts, mend };
  };

  return {
    name: 'stories taken down',
    async *look() {
      for (let after = ''; ;) {
        const page = await stories.page({ after, limit: PAGE });
        for (const story of page) {
          const findings = await examine(story);
          if (findings.drifts.length > 0) yield findings;
        }
        const last = page.at(-1);
        if (!last) return;
        after = last.documentId;
      }
    },
  };
};
