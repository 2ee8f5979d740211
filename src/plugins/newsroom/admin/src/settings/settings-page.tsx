import { Layouts, Page } from '@strapi/strapi/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import type { DeskSettings } from '../../../server/src/contracts/editorial-settings';
import { useGetDeskSettingsQuery } from '../api/settings-api';
import { Answered } from '../pages/answered';
import { permissionsOf } from '../pages/places';
import { useWords } from '../words';
import { Caching } from './caching';
import { Checks } from './checks';
import { Languages } from './languages';
import { Machine } from './machine';
import { Webhooks } from './webhooks';
import { Workflow } from './workflow';

/** How the newsroom is set up: what may be changed here is, and the page says what stands elsewhere. */
const SettingsPage = () => {
  const { say, direction } = useWords();
  const answer = useGetDeskSettingsQuery(undefined, { refetchOnMountOrArgChange: true });
  return (
    <Page.Protect permissions={permissionsOf('settings.find')}>
      <Page.Title>{`${say('settings.title')} | ${say('pages.title')}`}</Page.Title>
      <Page.Main>
        <Box dir={direction}>
          <Layouts.Header title={say('settings.title')} subtitle={say('settings.subtitle')} />
          <Layouts.Content>
            <Answered answer={answer}>{(settings) => <Parts settings={settings} />}</Answered>
          </Layouts.Content>
        </Box>
      </Page.Main>
    </Page.Protect>
  );
};

const Parts = ({ settings }: { settings: DeskSettings }) => {
  const { say } = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box background="primary100" hasRadius padding={4}>
        <Typography textColor="primary700">
          {say('settings.where', { file: 'config/plugins.ts' })}
        </Typography>
      </Box>
      <Languages settings={settings} />
      <Workflow settings={settings} />
      <Checks settings={settings} />
      <Caching settings={settings} />
      <Webhooks settings={settings} />
      <Machine settings={settings} />
    </Flex>
  );
};

export default SettingsPage;
