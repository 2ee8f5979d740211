import { noParameters } from '../../contracts/editorial-input';
import {
  deskSettingsAnswer,
  settingsGroup,
  settingsInput,
  subscriberPath,
  webhookTestAnswer,
} from '../../contracts/editorial-settings';
import type { Operation } from './operation';
import { DESK_SETTINGS, SETTINGS_CHANGE, WEBHOOK_TESTED } from './settings-examples';

const common = { tag: 'Editorial', query: noParameters, readsMinSeq: false } as const;

/** What is configured, and what of it is changed while the newsroom runs. */
export const settingsOperations: readonly Operation[] = [
  {
    ...common,
    caching: 'fresh',
    outcomes: [400, 401, 403],
    method: 'get',
    path: '/editorial/configuration',
    operationId: 'readSettings',
    action: 'settings.find',
    summary: 'What is configured, and how subscribers are doing; no secret',
    successes: [
      {
        status: 200,
        description: 'As `config/plugins.ts` has it, with what was changed since.',
        schema: deskSettingsAnswer,
        example: DESK_SETTINGS,
      },
    ],
  },
  {
    ...common,
    caching: 'fresh',
    outcomes: [400, 401, 403, 404, 412, 413],
    method: 'put',
    path: '/editorial/configuration/{group}',
    operationId: 'changeSettings',
    action: 'settings.update',
    summary: 'Changes a group of settings, or has the file hold again',
    description:
      'Holds at once on the node that is asked, on the others within the poll interval. Refused naming each setting that is wrong, by its place in the file; a stage in which stories stand cannot be taken away.',
    pathParameters: {
      group: settingsGroup.meta({ description: 'Which settings.', examples: ['checks'] }),
    },
    body: { schema: settingsInput, example: SETTINGS_CHANGE },
    successes: [
      {
        status: 200,
        description: 'All settings, as they hold now.',
        schema: deskSettingsAnswer,
        example: DESK_SETTINGS,
      },
    ],
  },
  {
    ...common,
    caching: 'fresh',
    outcomes: [400, 401, 403, 404],
    method: 'post',
    path: '/editorial/webhooks/{name}/test',
    operationId: 'testWebhook',
    action: 'settings.testWebhook',
    summary: 'Sends a subscriber one delivery of nothing, and says what came of it',
    description:
      'Signed and sent as any other, paused or not. It is tried once and counts nowhere.',
    pathParameters: {
      name: subscriberPath.shape.name.meta({
        description: 'Of a subscriber in the settings.',
        examples: ['site'],
      }),
    },
    successes: [
      {
        status: 200,
        description: 'Whether it was taken, and if not, why.',
        schema: webhookTestAnswer,
        example: WEBHOOK_TESTED,
      },
    ],
  },
];
