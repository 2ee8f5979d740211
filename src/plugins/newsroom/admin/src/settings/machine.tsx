import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { Box, Button, Flex, Grid, Typography } from '@strapi/design-system';
import type { DeskSettings } from '../../../server/src/contracts/editorial-settings';
import { useLazyTestMachineQuery } from '../api/settings-api';
import { useMay } from '../api/use-may';
import { useWords } from '../words';
import { GroupSection } from './group-section';
import { ChoiceField, InFile, NumberField } from './inputs';
import { Facts } from './section';
import { useGroup } from './use-group';

type ApiError = Parameters<ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']>[0];

const NONE = 'none';
const PROVIDERS = { deepl: 'DeepL', libretranslate: 'LibreTranslate' } as const;

/** Which machine translates, and whether it answers. Its key is never shown: it is never sent. */
export const Machine = ({ settings }: { settings: DeskSettings }) => {
  const { say } = useWords();
  const mayTest = useMay('machine.status');
  const form = useGroup('machine', settings);
  const { isOn, monthlyCharacters } = form.value;
  const { provider, inFile, hasKey, glossaries } = settings.machine;
  const disabled = !form.mayChange;
  return (
    <GroupSection
      form={form}
      title="settings.machine"
      keys={['translation.machine']}
      places={['translation.machine.provider', 'translation.machine.monthlyCharacters']}
    >
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} alignItems="start">
          <ChoiceField
            name="translation.machine.provider"
            label={say('settings.provider')}
            disabled={disabled || inFile === NONE}
            error={form.errorAt('translation.machine.provider')}
            value={isOn ? inFile : NONE}
            choices={[
              { value: NONE, label: say('settings.noMachine') },
              ...(inFile === NONE ? [] : [{ value: inFile, label: PROVIDERS[inFile] }]),
            ]}
            onChange={(chosen) => form.set({ isOn: chosen !== NONE })}
          />
        </Grid.Item>
        <Grid.Item col={6} xs={12} alignItems="start">
          <NumberField
            name="translation.machine.monthlyCharacters"
            label={say('settings.month')}
            placeholder={say('settings.unlimited')}
            disabled={disabled}
            error={form.errorAt('translation.machine.monthlyCharacters')}
            value={monthlyCharacters}
            onChange={(characters) => form.set({ monthlyCharacters: characters })}
          />
        </Grid.Item>
      </Grid.Root>
      {provider !== NONE && mayTest && <Test />}
      <InFile>
        <Facts
          facts={[
            [say('settings.key'), say(hasKey ? 'settings.keySet' : 'settings.unset')],
            [
              say('settings.glossaries'),
              glossaries
                .map(({ source, target, terms }) => `${source} → ${target} (${terms})`)
                .join(', ') || say('settings.none'),
            ],
          ]}
        />
      </InFile>
    </GroupSection>
  );
};

/** Asks the provider for its languages, which costs nothing. */
const Test = () => {
  const { say, nameOf } = useWords();
  const { _unstableFormatAPIError: formatError } = useAPIErrorHandler();
  const [test, { data, error, isFetching }] = useLazyTestMachineQuery();
  const unknown = data?.languages.filter(({ target }) => !target).map(({ locale }) => locale) ?? [];
  return (
    <Flex gap={4} wrap="wrap">
      <Button variant="secondary" loading={isFetching} onClick={() => void test()}>
        {say('settings.test')}
      </Button>
      <Box aria-live="polite">
        {!isFetching && error && (
          <Typography textColor="danger600">{formatError(error as ApiError)}</Typography>
        )}
        {!isFetching && !error && data && (
          <Typography textColor="success700">
            {say('settings.answers', { count: data.languages.length - unknown.length })}
            {unknown.length > 0 &&
              ` ${say('settings.cannot', { languages: unknown.map(nameOf).join(', ') })}`}
          </Typography>
        )}
      </Box>
    </Flex>
  );
};
