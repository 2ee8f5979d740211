import { deliveryOperations } from './delivery-operations';
import { editorialOperations } from './editorial-operations';
import { formatOperations } from './format-operations';
import type { Operation } from './operation';
import { publishingOperations } from './publishing-operations';

/** Everything the document tells of; a test holds it against the routes. */
export const OPERATIONS: readonly Operation[] = [
  ...deliveryOperations,
  ...formatOperations,
  ...editorialOperations,
  ...publishingOperations,
];
