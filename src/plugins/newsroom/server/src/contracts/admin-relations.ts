/**
 * What Strapi's form is told of a related story that whoever asks may not see: the link, which a save
 * needs, and nothing of the story.
 */
export interface HiddenStory {
  id: unknown;
  documentId: string | undefined;
  /** The field by which the form calls its stories; there the admin part says that this one is hidden. */
  hiddenField: string;
  /** That field is there as well, and empty: otherwise Strapi calls the story by its id. */
  [field: string]: unknown;
}
