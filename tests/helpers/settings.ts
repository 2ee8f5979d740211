import type {
  DeskSettings,
  SettingsGroup,
  SettingsValues,
} from 'newsroom/contracts/editorial-settings';
import { editorial, tokenFor } from './newsroom';

type Headers = Record<string, string>;

/** May read and change the settings, and read what was done. */
export const settingsToken = (): Promise<Headers> =>
  tokenFor(
    ...['settings.find', 'settings.update', 'settings.testWebhook', 'logbook.find'].map(
      (action) => `plugin::newsroom.${action}`
    )
  );

export const readSettings = async (token: Headers): Promise<DeskSettings> =>
  (await editorial('get', '/configuration', token)).body.data;

/** Asks for a change of a group as it stands; the answer whatever its status. */
export const putSettings = async <Group extends SettingsGroup>(
  token: Headers,
  group: Group,
  change: (value: SettingsValues[Group]) => unknown
) => {
  const { values, groups } = await readSettings(token);
  const { version } = groups[group];
  return editorial('put', `/configuration/${group}`, token, {
    ...{ version, value: change(values[group]) },
  });
};

/** Changes a group, and fails where that is refused. */
export const changeSettings = async <Group extends SettingsGroup>(
  token: Headers,
  group: Group,
  some: Partial<SettingsValues[Group]>
): Promise<DeskSettings> => {
  const { status, body } = await putSettings(token, group, (value) => ({ ...value, ...some }));
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.data;
};
