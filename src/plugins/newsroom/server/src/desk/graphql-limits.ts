import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { mayReadAll } from './access';
import type { ReachService } from './reach';
import { beyondLimit } from './refusals';

type Entry = Record<string, unknown>;
interface Args {
  filters?: unknown;
  sort?: unknown;
}
type Resolve = (parent: unknown, args: Args, context: unknown, info: unknown) => Promise<unknown>;
type Schema = { attributes: Record<string, { type: string; target?: unknown; relation?: string }> };

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAsked = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.keys(value).length > 0
    : value !== undefined && value !== null && value !== '';

/** A relation to whatever it may be says with each entry what that is. */
const isStory = (target: unknown, entry: Entry): boolean =>
  (typeof target === 'string' ? target : (entry.__type ?? ARTICLE)) === ARTICLE;

/**
 * GraphQL, where it is installed, resolves relations past the document service. Whoever is limited to some
 * stories is shown no others by them, as by Strapi's REST; to filter or sort what a relation holds is
 * refused then, since that would tell of a story that is not shown.
 */
export const limitGraphql = (
  { strapi }: { strapi: Core.Strapi },
  reach: Pick<ReachService, 'current' | 'sight'>
): void => {
  const graphql = strapi.plugin('graphql');
  if (!graphql) return;

  const inSight = async (target: unknown, entries: readonly unknown[]): Promise<unknown[]> => {
    const stories = entries.filter(isEntry).filter((entry) => isStory(target, entry));
    const sees = await reach.sight(stories.map(({ documentId }) => String(documentId)));
    return entries.filter((entry) => {
      if (!isEntry(entry) || !isStory(target, entry)) return true;
      return sees(String(entry.documentId), typeof entry.locale === 'string' ? entry.locale : null);
    });
  };

  const limit =
    (target: unknown) =>
    async (resolve: Resolve, parent: unknown, args: Args, context: unknown, info: unknown) => {
      if (mayReadAll(await reach.current())) return resolve(parent, args, context, info);
      if (isAsked(args.filters) || isAsked(args.sort)) throw beyondLimit();
      const given = await resolve(parent, args, context, info);
      if (typeof target === 'string' && target !== ARTICLE) return given;
      if (Array.isArray(given)) return inSight(target, given);
      if (!isEntry(given)) return given;
      if (Array.isArray(given.nodes))
        return { ...given, nodes: await inSight(target, given.nodes) };
      return (await inSight(target, [given]))[0] ?? null;
    };

  const configOf = (typeName: string, { attributes }: Schema) =>
    Object.entries(attributes)
      .filter(([, { type }]) => type === 'relation')
      .flatMap(([name, { target }]) =>
        [name, `${name}_connection`].map((field) => [
          `${typeName}.${field}`,
          { middlewares: [limit(target)] },
        ])
      );

  graphql.service('extension').use(() => {
    const { naming } = graphql.service('utils');
    return {
      resolversConfig: Object.fromEntries([
        ...Object.values(strapi.contentTypes).flatMap((type) =>
          configOf(naming.getTypeName(type), type as unknown as Schema)
        ),
        ...Object.values(strapi.components).flatMap((component) =>
          configOf(naming.getComponentName(component), component as unknown as Schema)
        ),
      ]),
    };
  });
};
