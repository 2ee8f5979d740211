import { Box, Tabs } from '@strapi/design-system';
import { useWords } from '../words';
import { Calendar } from './calendar';
import { DeskPage } from './desk-page';
import { PLACES } from './places';
import { Queue } from './queue';

/** What happens by itself: as a queue, and day by day. */
export const Plans = () => {
  const { say, direction } = useWords();
  return (
    <DeskPage place={PLACES.plans} subtitle="plans.subtitle">
      <Tabs.Root defaultValue="queue" variant="simple" dir={direction}>
        <Tabs.List aria-label={say('pages.plans')}>
          <Tabs.Trigger value="queue">{say('pages.queue')}</Tabs.Trigger>
          <Tabs.Trigger value="calendar">{say('pages.calendar')}</Tabs.Trigger>
        </Tabs.List>
        <Box paddingTop={4}>
          <Tabs.Content value="queue">
            <Queue />
          </Tabs.Content>
          <Tabs.Content value="calendar">
            <Calendar />
          </Tabs.Content>
        </Box>
      </Tabs.Root>
    </DeskPage>
  );
};
