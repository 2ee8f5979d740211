import { wire, type Wire } from './delivery';
import { createContract, type Contract } from './openapi';
import { configure, resetNewsroom } from './newsroom';
import { publishedArticle, sectionNamed, sourceNamed } from '../fixtures/newsroom';

export let contract: Contract;

export const describeAnswer = ({ status, text }: Wire) => `${status} ${text.slice(0, 200)}`;

/** Does all of this, a few at a time. */
export const forEach = async <Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>
) => {
  const queue = [...items];
  const workOff = async () => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, workOff));
};

/** Before all: a newsroom with something to ask for, and the document that says how. */
export const setUpFuzz = (): void => {
  beforeAll(async () => {
    await resetNewsroom();
    configure({ publicUrl: 'https://news.example' });
    contract = createContract(JSON.parse((await wire('/openapi.json')).text));
    const world = await sectionNamed('World');
    const ap = await sourceNamed('AP');
    for (const n of [1, 2, 3]) {
      await publishedArticle(`Story ${n}`, {
        section: world.documentId,
        sources: [ap.documentId],
        tags: ['Tag'],
      });
    }
  });
};
