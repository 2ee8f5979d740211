import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { Box, Button, Flex, Status, Switch, Typography } from '@strapi/design-system';
import type { DeskSettings } from '../../../server/src/contracts/editorial-settings';
import { useTestWebhookMutation } from '../api/settings-api';
import { useMay } from '../api/use-may';
import { useSettings } from '../api/use-settings';
import { tellInstant } from '../edit-view/tell-instant';
import { useWords } from '../words';
import { GroupSection } from './group-section';
import { InFile } from './inputs';
import { Rows } from './section';
import { useGroup } from './use-group';

type Subscriber = DeskSettings['webhooks'][number];
type ApiError = Parameters<ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']>[0];

/** Who is told of changes, and whether it reaches them. */
export const Webhooks = ({ settings }: { settings: DeskSettings }) => {
  const { say } = useWords();
  const mayTest = useMay('settings.test-webhook');
  const form = useGroup('webhooks', settings);
  const { webhooks } = settings;
  const { paused } = form.value;
  const setPaused = (name: string, isPaused: boolean): void => {
    const others = paused.filter((one) => one !== name);
    form.set({ paused: isPaused ? [...others, name].sort() : others });
  };
  return (
    <GroupSection form={form} title="settings.webhooks" keys={['webhooks']} places={[]}>
      {webhooks.length === 0 ? (
        <Typography textColor="neutral600">{say('settings.noWebhooks')}</Typography>
      ) : (
        <Box overflow="auto">
          <Rows
            headings={[
              ...(['settings.name', 'settings.sending', 'settings.health'] as const),
              ...(['settings.pending', 'settings.lastSuccess', 'settings.test'] as const),
            ]}
            rows={webhooks.map((one) => [
              one.name,
              `${one.name} (${one.kind ?? say('settings.gone')})`,
              one.kind === null ? (
                '–'
              ) : (
                <Switch
                  key="sending"
                  aria-label={say('settings.sendingTo', { name: one.name })}
                  checked={!paused.includes(one.name)}
                  disabled={!form.mayChange}
                  onCheckedChange={(isOn) => setPaused(one.name, !isOn)}
                  onLabel={say('settings.sendingOn')}
                  offLabel={say('settings.paused')}
                  visibleLabels
                />
              ),
              <Health key="health" one={one} />,
              one.pending,
              <LastSuccess key="success" one={one} />,
              one.kind !== null && mayTest ? <Test key="test" name={one.name} /> : '–',
            ])}
          />
        </Box>
      )}
      <InFile>
        <Typography textColor="neutral600">{say('settings.webhooksInFile')}</Typography>
      </InFile>
    </GroupSection>
  );
};

const useTell = () => {
  const { say, language } = useWords();
  const { timeZone } = useSettings();
  return (instant: string | null): string =>
    instant === null
      ? say('settings.never')
      : tellInstant(new Date(instant), { language, timeZone });
};

const LastSuccess = ({ one }: { one: Subscriber }) => <>{useTell()(one.lastSuccessAt)}</>;

const Health = ({ one }: { one: Subscriber }) => {
  const { say } = useWords();
  const tell = useTell();
  return (
    <Flex direction="column" alignItems="start" gap={1}>
      <Status variant={one.isFailing ? 'danger' : 'success'} size="S">
        <Typography variant="pi" fontWeight="bold">
          {say(one.isFailing ? 'settings.failing' : 'settings.healthy')}
        </Typography>
      </Status>
      {one.lastError !== null && (
        <Typography variant="pi" textColor="neutral600">
          {one.lastError}
        </Typography>
      )}
      {one.pausedUntil !== null && (
        <Typography variant="pi" textColor="neutral600">
          {say('settings.nextTry', { when: tell(one.pausedUntil) })}
        </Typography>
      )}
    </Flex>
  );
};

/** Sends a delivery of nothing to one subscriber. */
const Test = ({ name }: { name: string }) => {
  const { say } = useWords();
  const { _unstableFormatAPIError: formatError } = useAPIErrorHandler();
  const [test, { data, error, isLoading }] = useTestWebhookMutation();
  const failure = error ? formatError(error as ApiError) : (data?.error ?? null);
  return (
    <Flex direction="column" alignItems="start" gap={1}>
      <Button
        size="S"
        variant="secondary"
        loading={isLoading}
        aria-label={say('settings.testOf', { name })}
        onClick={() => void test(name)}
      >
        {say('settings.test')}
      </Button>
      <Box aria-live="polite">
        {failure !== null && (
          <Typography variant="pi" textColor="danger600">
            {failure}
          </Typography>
        )}
        {failure === null && data && (
          <Typography variant="pi" textColor="success700">
            {say('settings.delivered')}
          </Typography>
        )}
      </Box>
    </Flex>
  );
};
