import type { Core } from '@strapi/strapi';
import type { HiddenStory } from '../contracts/admin-relations';
import type { ARTICLE } from '../constants';

interface FormSettings {
  metadatas?: Record<string, { edit?: { mainField?: string } } | undefined>;
}
interface FormSettingsService {
  findConfiguration(schema: unknown): Promise<FormSettings>;
}

const TITLE = 'headline';
/** Without these a form cannot name what it links. */
const LINK = ['id', 'documentId'];

/** By which of its fields Strapi's form calls a related story, as its view is set up. */
export const titleFieldOf = async (
  { strapi }: { strapi: Core.Strapi },
  { model, field }: { model: string; field: string }
): Promise<string> => {
  const schema = strapi.getModel(model as typeof ARTICLE);
  const { modelType } = schema as { modelType?: string };
  const service: FormSettingsService = strapi
    .plugin('content-manager')
    .service(modelType === 'component' ? 'components' : 'content-types');
  const { metadatas } = await service.findConfiguration(schema);
  const name = metadatas?.[field]?.edit?.mainField ?? TITLE;
  return LINK.includes(name) ? TITLE : name;
};

/** What of a relation is told of a story that may not be read: as much as the link itself says. */
export const linkOnly = (
  { id, documentId }: { id?: unknown; documentId?: string },
  titleField: string
): HiddenStory => ({ id, documentId, [titleField]: null, hiddenField: titleField });
