import { addresses } from '../settings.mjs';

const COUNT = 200;

export const articleAddresses = (stories) =>
  stories.slice(0, COUNT).map(({ slug }) => addresses.article(slug));

const SECTIONS = ['world', 'climate', 'business', 'culture', 'sport'];

/** 200 lists as frontends ask for them: of all stories, of a section, of a tag; of several lengths. */
export const listAddresses = () => {
  const lengths = Array.from({ length: 20 }, (_, index) => String(index + 5));
  const all = lengths.map((limit) => ({ limit }));
  const bySection = SECTIONS.flatMap((section) => lengths.map((limit) => ({ section, limit })));
  const tags = Array.from({ length: 40 }, (_, index) => `tag ${index}`);
  const byTag = tags.flatMap((tag) => ['10', '20'].map((limit) => ({ tag, limit })));
  return [...all, ...bySection, ...byTag].slice(0, COUNT).map(addresses.list);
};
