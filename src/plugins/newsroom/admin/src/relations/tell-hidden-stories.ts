import type { StrapiApp } from '@strapi/strapi/admin';
import { wordId } from '../words';
import { nameHiddenStories } from './name-hidden-stories';

type Middleware = StrapiApp['middlewares'][number];
type Texts = Readonly<Record<string, string>>;

/** An answer as it comes into Strapi's query cache. */
interface Answered {
  type: string;
  payload?: unknown;
  meta: { arg: { endpointName?: string } };
}

const WORD = 'relations.hidden';
/** As the content manager calls the question for the documents that a form shows as related. */
const ENDPOINT = 'getRelations';

const isOfRelations = (action: unknown): action is Answered => {
  const { type, meta } = action as Partial<Answered>;
  return type?.endsWith('/fulfilled') === true && meta?.arg?.endpointName === ENDPOINT;
};

/**
 * Has Strapi's forms say in plain words that a related story may not be seen. They make a title out of
 * the answer itself, so the text is put in there; the link stays, and so does the relation in a save.
 */
export const tellHiddenStories =
  ({ configurations }: Pick<StrapiApp, 'configurations'>): Middleware =>
  () =>
  ({ getState }) =>
  (next) =>
  (action) => {
    if (!isOfRelations(action)) return next(action);
    const { locale } = getState().admin_app.language;
    const { translations } = configurations as { translations: Record<string, Texts | undefined> };
    const text = translations[locale]?.[wordId(WORD)] ?? translations.en?.[wordId(WORD)] ?? '–';
    return next({ ...action, payload: nameHiddenStories(action.payload, text) });
  };
