import type { Core } from '@strapi/strapi';
import type { EditionStore } from './edition-store';
import type { RefreshJobs } from './refresh-jobs';
import { readSharedShowing, type SharedReading } from './shared-faces';
import { fileThing, localeThing } from './things';
import type { UnitOfWork } from './unit-of-work';

interface FileEvent {
  params: { where?: { id?: unknown } };
  state: { things?: string[]; shared?: SharedReading[] };
}

/**
 * Pictures and locales are written past the document service. What they touch is put on the durable list
 * before the write, which a crash cannot lose, and worked off after it.
 */
export const createDeliveryLifecycles = ({
  strapi,
  store,
  jobs,
  work,
  forgetAnswers,
}: {
  strapi: Core.Strapi;
  store: EditionStore;
  jobs: RefreshJobs;
  work: UnitOfWork;
  /** Empties the memory of answers. */
  forgetAnswers: () => void;
}) => {
  const noteFiles = async ({ params, state }: FileEvent): Promise<void> => {
    const named = params.where?.id;
    const ids = (
      typeof named === 'object' && named !== null && '$in' in named ? [named.$in].flat() : [named]
    ).filter((id) => typeof id === 'number' || typeof id === 'string');
    state.things = [];
    state.shared = [];
    for (const id of ids) state.shared.push(...(await readSharedShowing({ strapi }, Number(id))));
    for (const thing of ids.map((id) => fileThing(Number(id)))) {
      const [shown] = await store.mentioning(thing, null, { after: '', limit: 1 });
      if (shown === undefined) continue;
      await jobs.add(thing, null);
      state.things.push(thing);
    }
  };

  /** Once more, in case another node got to the list before the write was there. */
  const workOff = async ({ state }: FileEvent): Promise<void> => {
    await work.followShared(state.shared ?? []);
    for (const thing of state.things ?? []) await jobs.add(thing, null);
    if (state.things?.length) jobs.soon();
  };

  const files = {
    models: ['plugin::upload.file'],
    beforeUpdate: noteFiles,
    afterUpdate: workOff,
    beforeDelete: noteFiles,
    afterDelete: workOff,
    beforeDeleteMany: noteFiles,
    afterDeleteMany: workOff,
  };

  const locales = {
    models: ['plugin::i18n.locale'],
    async afterDelete({ result }: { result?: unknown }): Promise<void> {
      const { code } = (result ?? {}) as { code?: string };
      if (!code) return;
      // Also what holds none of its editions: lists that are empty, sections, fallbacks.
      forgetAnswers();
      await jobs.add(localeThing(code), code);
      jobs.soon();
    },
  };

  return { files, locales };
};

export const subscribeDelivery = (
  { strapi }: { strapi: Core.Strapi },
  { files, locales }: ReturnType<typeof createDeliveryLifecycles>
): void => {
  strapi.db.lifecycles.subscribe(files as never);
  strapi.db.lifecycles.subscribe(locales as never);
};
