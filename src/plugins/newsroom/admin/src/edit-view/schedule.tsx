import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Calendar } from '@strapi/icons';
import type { PlanDocument } from '../../../server/src/contracts/editorial-publishing';
import { useCancelPlansMutation, useGetPlansQuery } from '../api/story-api';
import { useDeed } from '../api/use-deed';
import { useMay } from '../api/use-may';
import { useWords } from '../words';
import { Part } from './part';
import { ScheduleDialog } from './schedule-dialog';
import { tellInstant, tellWait } from './tell-instant';
import { useNow } from './use-now';

interface ScheduleProps {
  id: string;
  locale: string;
}

/** What appears and disappears by itself, and where that is planned. */
export const Schedule = ({ id, locale }: ScheduleProps) => {
  const { say } = useWords();
  const { data: plans = [] } = useGetPlansQuery({ id });
  const [cancel, { isLoading }] = useCancelPlansMutation();
  const [isOpen, setOpen] = useState(false);
  const mayPlan = useMay('publishing.schedule');
  const mayCancel = useMay('publishing.unschedule');
  const tell = useDeed();
  const isPlanned = plans.some((plan) => plan.locale === locale);

  return (
    <Part title={say('schedule.title')}>
      {plans.length === 0 && (
        <Typography variant="omega" textColor="neutral600">
          {say('schedule.none')}
        </Typography>
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {plans.map((plan) => (
          <Plan key={plan.id} plan={plan} />
        ))}
      </Flex>
      <Flex gap={2} wrap="wrap">
        {mayPlan && (
          <Button
            variant="secondary"
            size="S"
            startIcon={<Calendar aria-hidden />}
            onClick={() => setOpen(true)}
          >
            {say('schedule.plan')}
          </Button>
        )}
        {mayCancel && isPlanned && (
          <Button
            variant="ghost"
            size="S"
            loading={isLoading}
            onClick={() => void tell(cancel({ id, locale }), 'schedule.cancelled')}
          >
            {say('schedule.cancel')}
          </Button>
        )}
      </Flex>
      {isOpen && <ScheduleDialog id={id} locale={locale} onClose={() => setOpen(false)} />}
    </Part>
  );
};

const Plan = ({ plan }: { plan: PlanDocument }) => {
  const { say, language, nameOf } = useWords();
  const now = useNow();
  const due = new Date(plan.dueAt);
  return (
    <li>
      <Typography variant="omega">
        {say(plan.action === 'publish' ? 'schedule.publishes' : 'schedule.unpublishes', {
          language: nameOf(plan.locale),
          time: tellInstant(due, { language, timeZone: plan.zone }),
          zone: plan.zone,
          wait: tellWait(due, now, language),
        })}
      </Typography>
    </li>
  );
};
