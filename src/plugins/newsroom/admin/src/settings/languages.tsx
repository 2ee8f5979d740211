import { Badge, Box, Flex, Grid, Typography } from '@strapi/design-system';
import type { DeskSettings } from '../../../server/src/contracts/editorial-settings';
import { useWords } from '../words';
import { GroupSection } from './group-section';
import { InFile, ManyField, ZoneField } from './inputs';
import { Facts } from './section';
import { useGroup } from './use-group';
import { without } from './without';

/** The languages of the newsroom, what each falls back to, and where its readers live. */
export const Languages = ({ settings }: { settings: DeskSettings }) => {
  const { say, nameOf, direction } = useWords();
  const form = useGroup('languages', settings);
  const { timeZone, timeZones, fallbacks } = form.value;
  const { locales, siteName, publicUrl } = settings;
  const disabled = !form.mayChange;
  const arrow = direction === 'rtl' ? ' ← ' : ' → ';
  const first = locales.find(({ isDefault }) => isDefault)?.code;
  /** As readers get it: the default language is behind every chain. */
  const wholeChain = (code: string): string[] => [
    ...new Set([code, ...(fallbacks[code] ?? []), ...(first ? [first] : [])]),
  ];
  const setChain = (code: string, chain: string[]): void => {
    const others = without(fallbacks, code);
    form.set({ fallbacks: chain.length > 0 ? { ...others, [code]: chain } : others });
  };
  const setZone = (code: string, zone: string): void => {
    const others = without(timeZones, code);
    form.set({ timeZones: zone === '' ? others : { ...others, [code]: zone } });
  };
  return (
    <GroupSection
      form={form}
      title="settings.languages"
      keys={['fallbacks', 'timeZone', 'timeZones']}
      places={[
        'timeZone',
        ...locales.flatMap(({ code }) => [`timeZones.${code}`, `fallbacks.${code}`]),
      ]}
    >
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} alignItems="start">
          <ZoneField
            name="timeZone"
            label={say('settings.zone')}
            hint={say('settings.zoneHint')}
            disabled={disabled}
            error={form.errorAt('timeZone')}
            value={timeZone}
            onChange={(zone) => zone !== '' && form.set({ timeZone: zone })}
          />
        </Grid.Item>
      </Grid.Root>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {locales.map(({ code, isDefault }) => (
          <Box tag="li" key={code} padding={4} hasRadius borderColor="neutral200">
            <Flex gap={2} paddingBottom={3} wrap="wrap">
              <Typography tag="h3" fontWeight="bold">
                {nameOf(code)}
              </Typography>
              {isDefault && <Badge>{say('settings.default')}</Badge>}
              {wholeChain(code).length > 1 && (
                <Typography variant="pi" textColor="neutral600">
                  {wholeChain(code).map(nameOf).join(arrow)}
                </Typography>
              )}
            </Flex>
            <Grid.Root gap={4}>
              <Grid.Item col={6} xs={12} alignItems="start">
                <ManyField
                  name={`fallbacks.${code}`}
                  label={say('settings.chain')}
                  placeholder={say(isDefault ? 'settings.none' : 'settings.noChain')}
                  disabled={disabled}
                  error={form.errorAt(`fallbacks.${code}`)}
                  value={fallbacks[code] ?? []}
                  choices={locales
                    .filter((other) => other.code !== code)
                    .map((other) => ({ value: other.code, label: nameOf(other.code) }))}
                  onChange={(chain) => setChain(code, chain)}
                />
              </Grid.Item>
              <Grid.Item col={6} xs={12} alignItems="start">
                <ZoneField
                  name={`timeZones.${code}`}
                  label={say('settings.zone')}
                  placeholder={say('settings.asNewsroom', { zone: timeZone })}
                  disabled={disabled}
                  error={form.errorAt(`timeZones.${code}`)}
                  value={timeZones[code] ?? ''}
                  onChange={(zone) => setZone(code, zone)}
                />
              </Grid.Item>
            </Grid.Root>
          </Box>
        ))}
      </Flex>
      <InFile>
        <Facts
          facts={[
            [say('settings.site'), siteName],
            [say('settings.address'), publicUrl || say('settings.unset')],
          ]}
        />
      </InFile>
    </GroupSection>
  );
};
