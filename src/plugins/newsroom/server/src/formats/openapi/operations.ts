import { deliveryOperations } from './delivery-operations';
import { editorialOperations } from './editorial-operations';
import { formatOperations } from './format-operations';
import { machineOperations } from './machine-operations';
import type { Operation } from './operation';
import { overviewOperations } from './overview-operations';
import { publishingOperations } from './publishing-operations';
import { settingsOperations } from './settings-operations';
import { workflowOperations } from './workflow-operations';
import { translationOperations } from './translation-operations';
import { xliffOperations } from './xliff-operations';

/** Everything the document tells of; a test holds it against the routes. */
export const OPERATIONS: readonly Operation[] = [
  ...deliveryOperations,
  ...formatOperations,
  ...editorialOperations,
  ...publishingOperations,
  ...workflowOperations,
  ...overviewOperations,
  ...settingsOperations,
  ...translationOperations,
  ...machineOperations,
  ...xliffOperations,
];
