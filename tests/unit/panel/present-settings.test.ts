import config from 'newsroom/config';
import { valuesOf } from 'newsroom/config/groups';
import { withStages } from 'newsroom/config/workflow';
import { deskSettings } from 'newsroom/contracts/editorial-settings';
import { presentSettings } from 'newsroom/panel/present-settings';

const KEY = 'the-key-of-the-machine';

const NEW = { version: 0, changed: null, problems: [] };

const present = (settings: Partial<typeof config.default> = {}) =>
  presentSettings(
    { ...config.default, ...settings },
    {
      locales: [{ code: 'en', isDefault: true, chain: ['en'], timeZone: 'UTC' }],
      workflow: withStages(settings.workflow ?? config.default.workflow),
      webhooks: [],
      machineInFile: 'deepl',
      rules: [{ code: 'body-short', severity: 'warns' }],
      groups: {
        languages: NEW,
        checks: NEW,
        workflow: NEW,
        caching: NEW,
        webhooks: NEW,
        machine: NEW,
      },
      values: valuesOf({ ...config.default, ...settings }),
    }
  );

describe('the settings as they are shown', () => {
  test('are as the contract says', () => {
    expect(deskSettings.parse(present())).toEqual(present());
  });

  test('say that there is a key, and not which', () => {
    const { translation } = config.default;
    const machine = { ...translation.machine, provider: 'deepl' as const, apiKey: KEY };
    const shown = present({ translation: { ...translation, machine } });
    expect(shown.machine).toMatchObject({ provider: 'deepl', hasKey: true });
    expect(JSON.stringify(shown)).not.toContain(KEY);
  });

  test('show nothing that is added to the settings by itself', () => {
    const added = { ...config.default, secretOfTomorrow: 'hidden' };
    expect(JSON.stringify(present(added))).not.toContain('hidden');
  });

  test('name who may move what, or that everybody may', () => {
    const { workflow } = config.default;
    expect(present({ workflow: { ...workflow, moves: 'any' } }).workflow.moves).toBeNull();
    const moves = [
      { from: 'draft', to: '*', roles: ['admin:x'] },
      { from: '*', to: 'legal' },
    ];
    expect(present({ workflow: { ...workflow, moves } }).workflow.moves).toEqual([
      { from: 'draft', to: '*', roles: ['admin:x'] },
      { from: '*', to: 'legal', roles: null },
    ]);
  });
});
