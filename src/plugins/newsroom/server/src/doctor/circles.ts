import type { Core } from '@strapi/strapi';
import { SECTION } from '../constants';
import { readLinks } from '../relations/fields';
import { rowsOf } from './batches';
import type { Check } from './drift';

interface Row {
  id: number;
  documentId: string;
  locale: string;
  links: unknown;
}

/** The circles among sections, each beginning with the section whose id is the least. Pure. */
export const findCircles = (parentOf: ReadonlyMap<string, string>): string[][] => {
  const circles = new Map<string, string[]>();
  const done = new Set<string>();
  for (const start of parentOf.keys()) {
    const walk: string[] = [];
    let current: string | undefined = start;
    while (current !== undefined && !done.has(current) && !walk.includes(current)) {
      walk.push(current);
      current = parentOf.get(current);
    }
    if (current !== undefined && walk.includes(current)) {
      const circle = walk.slice(walk.indexOf(current));
      const least = circle.indexOf([...circle].sort()[0] ?? current);
      const turned = [...circle.slice(least), ...circle.slice(0, least)];
      circles.set(turned.join(' '), turned);
    }
    walk.forEach((id) => done.add(id));
  }
  return [...circles.values()];
};

/** A section is not its own ancestor: breadcrumbs would stop somewhere, and trees lose the circle. */
export const createCirclesCheck = ({ strapi }: { strapi: Core.Strapi }): Check => ({
  name: 'section circles',
  async *look() {
    const parents = new Map<string, Map<string, string>>();
    const select = ['id', 'documentId', 'locale', 'links'];
    for await (const rows of rowsOf<Row>({ strapi }, SECTION, { select })) {
      for (const { documentId, locale, links } of rows) {
        const [parent] = readLinks(links).parent ?? [];
        const own = parents.get(locale) ?? new Map<string, string>();
        if (parent !== undefined) parents.set(locale, own.set(documentId, parent));
      }
    }
    for (const [locale, parentOf] of parents) {
      for (const circle of findCircles(parentOf)) {
        const [documentId = ''] = circle;
        yield {
          drifts: [
            {
              kind: 'section circle',
              documentId,
              locale,
              problem: `it is below itself: ${[...circle, documentId].join(' in ')}`,
              remedy: 'takes it out of its parent',
            },
          ],
          async mend() {
            await strapi
              .documents(SECTION)
              .update({ documentId, locale, data: { parent: null } } as never);
          },
        };
      }
    }
  },
});
