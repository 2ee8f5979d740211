import { useState } from 'react';
import { DateTimePicker, Field } from '@strapi/design-system';
import { localInstant } from '../../../server/src/text/local-instant';
import { usePlanStoryMutation } from '../api/story-api';
import { useSettings } from '../api/use-settings';
import { instantOnWall, wallTimeOf } from '../edit-view/wall-clock';
import { useWords } from '../words';
import { BulkDialog } from './bulk-dialog';
import type { ManyProps } from './publish-many';
import { useOutcome } from './use-outcome';

/** Plans the publication of many stories for one time, by the clocks of the newsroom. */
export const PlanMany = (props: ManyProps) => {
  const { say } = useWords();
  const { timeZone: zone } = useSettings();
  const [picked, setPicked] = useState<Date>();
  const [plan] = usePlanStoryMutation();
  const outcomeOf = useOutcome();
  const found = picked ? instantOnWall(wallTimeOf(picked), zone) : null;
  const publishAt = found?.ok ? localInstant(found.instant, zone) : null;
  const problem = found && !found.ok ? say('schedule.notThere', { zone }) : undefined;
  return (
    <BulkDialog
      {...props}
      explained="bulk.planExplained"
      start="schedule.save"
      isReady={publishAt !== null}
      deed={({ id, locale }) =>
        outcomeOf(
          plan({ id, wish: { locales: [locale], zone, publishAt: publishAt ?? undefined } })
        )
      }
    >
      <Field.Root name="publishAt" error={problem} hint={say('clock.zone', { zone })}>
        <Field.Label>{say('schedule.publishAt')}</Field.Label>
        <DateTimePicker
          dateLabel={say('schedule.date')}
          timeLabel={say('schedule.time')}
          clearLabel={say('schedule.clear')}
          value={picked ?? null}
          onChange={setPicked}
          onClear={() => setPicked(undefined)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </BulkDialog>
  );
};
