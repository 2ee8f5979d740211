import type { WebhookSettings } from '../config/webhooks';
import type { Change, ChangeAction, ChangedEntity } from '../publication/change-log';

/** What a subscriber is told of one change; the body of a signed webhook. */
export interface Payload {
  seq: number;
  action: ChangeAction;
  entity: ChangedEntity;
  id: string;
  locale: string;
  /** On the public site; empty for what has no address. */
  paths: string[];
  /** Surrogate keys of the answers that the change makes stale. */
  tags: string[];
}

export const toPayload = ({ seq, action, entity, id, locale, path, tags }: Change): Payload => ({
  seq,
  action,
  entity,
  id,
  locale,
  paths: path === null ? [] : [path],
  tags: [...tags],
});

/** What is told in order: a document in all its languages. */
export const subjectOf = ({ entity, id }: Pick<Change, 'entity' | 'id'>): string =>
  `${entity}:${id}`;

export const isWanted = (
  { actions, entities }: Pick<WebhookSettings, 'actions' | 'entities'>,
  { action, entity }: Pick<Change, 'action' | 'entity'>
): boolean => (actions?.includes(action) ?? true) && (entities?.includes(entity) ?? true);
