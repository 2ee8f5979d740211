import { Grid } from '@strapi/design-system';
import type { DeskSettings } from '../../../server/src/contracts/editorial-settings';
import { useWords } from '../words';
import { GroupSection } from './group-section';
import { InFile, NumberField } from './inputs';
import { Facts } from './section';
import { useGroup } from './use-group';

const LIFETIMES = [
  ['maxAge', 'settings.maxAge'],
  ['sharedMaxAge', 'settings.sharedMaxAge'],
  ['staleWhileRevalidate', 'settings.stale'],
  ['staleIfError', 'settings.staleIfError'],
] as const;

/** How long what readers get may be kept, and by whom. */
export const Caching = ({ settings }: { settings: DeskSettings }) => {
  const { say } = useWords();
  const form = useGroup('caching', settings);
  const { cacheMiB, lifetimes } = form.value;
  const { mode, surrogateKeys, isPublic } = settings.caching;
  const disabled = !form.mayChange;
  return (
    <GroupSection
      form={form}
      title="settings.caching"
      keys={['delivery']}
      places={['delivery.cacheMiB', 'delivery.lifetimes']}
    >
      <Grid.Root gap={4}>
        {LIFETIMES.map(([name, label]) => (
          <Grid.Item key={name} col={3} s={6} xs={12} alignItems="start">
            <NumberField
              name={`delivery.lifetimes.${name}`}
              label={say(label)}
              hint={say('settings.inSeconds')}
              disabled={disabled}
              error={form.errorAt(`delivery.lifetimes.${name}`)}
              value={lifetimes[name]}
              onChange={(value) => form.set({ lifetimes: { ...lifetimes, [name]: value ?? 0 } })}
            />
          </Grid.Item>
        ))}
        <Grid.Item col={3} s={6} xs={12} alignItems="start">
          <NumberField
            name="delivery.cacheMiB"
            label={say('settings.memory')}
            hint={say('settings.inMebibytes')}
            disabled={disabled}
            error={form.errorAt('delivery.cacheMiB')}
            value={cacheMiB}
            onChange={(value) => form.set({ cacheMiB: value ?? 0 })}
          />
        </Grid.Item>
      </Grid.Root>
      <InFile>
        <Facts
          facts={[
            [say('settings.mode'), mode],
            [say('settings.surrogateKeys'), surrogateKeys],
            [say('settings.readers'), say(isPublic ? 'settings.public' : 'settings.notPublic')],
          ]}
        />
      </InFile>
    </GroupSection>
  );
};
