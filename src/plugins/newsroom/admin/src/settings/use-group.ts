import { useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import type {
  DeskSettings,
  SettingsGroup,
  SettingsValues,
} from '../../../server/src/contracts/editorial-settings';
import { useChangeSettingsMutation } from '../api/settings-api';
import { useMay } from '../api/use-may';
import { useWords } from '../words';
import { readRefusal, type Refusal } from './read-refusal';

/** A group of settings as it is being changed. */
export interface GroupForm<Group extends SettingsGroup> {
  group: Group;
  value: SettingsValues[Group];
  set: (some: Partial<SettingsValues[Group]>) => void;
  /** What the server said of a place in the file, and of what stands below it. */
  errorAt: (place: string) => string | undefined;
  state: DeskSettings['groups'][Group];
  /** Whether the role of who is logged in may change it. */
  mayChange: boolean;
  isChanged: boolean;
  isSaving: boolean;
  refusal: Refusal | null;
  save: () => Promise<void>;
  /** As it stands on the server: what was typed is dropped. */
  reset: () => void;
  backToFile: () => Promise<void>;
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What an administrator types into one group, until it is saved. */
export const useGroup = <Group extends SettingsGroup>(
  group: Group,
  { values, groups }: Pick<DeskSettings, 'values' | 'groups'>
): GroupForm<Group> => {
  const { say } = useWords();
  const { toggleNotification } = useNotification();
  const mayChange = useMay('settings.update');
  const [change, { isLoading }] = useChangeSettingsMutation();
  const [draft, setDraft] = useState<{ value: SettingsValues[Group]; version: number } | null>(
    null
  );
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const saved: SettingsValues[Group] = values[group];
  const state = groups[group];
  const value = draft?.value ?? saved;

  const send = async (sent: SettingsValues[Group] | null, version: number): Promise<void> => {
    const answer = await change({ group, version, value: sent });
    const refused = 'error' in answer ? readRefusal(answer.error) : null;
    setRefusal(refused);
    if (refused) {
      const message = say(refused.isOutdated ? 'settings.notSaved' : 'settings.refused');
      toggleNotification({ type: 'danger', message });
      return;
    }
    setDraft(null);
    toggleNotification({ type: 'success', message: say('settings.saved') });
  };

  return {
    group,
    value,
    set: (some) =>
      setDraft((known) => ({
        value: { ...(known?.value ?? saved), ...some },
        version: known?.version ?? state.version,
      })),
    errorAt: (place) =>
      refusal?.errors.find((one) => one.place === place || one.place.startsWith(`${place}.`))
        ?.message,
    state,
    mayChange,
    isChanged: draft !== null && !isSame(draft.value, saved),
    isSaving: isLoading,
    refusal,
    // Who has read that somebody was faster means what stands there now to go.
    save: () =>
      send(value, refusal?.isOutdated ? state.version : (draft?.version ?? state.version)),
    reset: () => {
      setDraft(null);
      setRefusal(null);
    },
    backToFile: () => send(null, state.version),
  };
};
