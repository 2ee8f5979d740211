import { useState } from 'react';
import { ConfirmDialog, useQueryParams } from '@strapi/strapi/admin';
import {
  Box,
  Button,
  Dialog,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Tr,
  Typography,
} from '@strapi/design-system';
import type { PlanDocument } from '../../../server/src/contracts/editorial-publishing';
import {
  useDropPlansMutation,
  useGetQueueQuery,
  useRetryPlanMutation,
  type PlanState,
} from '../api/desk-api';
import { useDeed } from '../api/use-deed';
import { useMay } from '../api/use-may';
import { tellInstant, tellWait } from '../edit-view/tell-instant';
import { useNow } from '../edit-view/use-now';
import { StatusBadge } from '../status-badge';
import { TextCell } from '../text-cell';
import { useWords } from '../words';
import { PagedTable } from './paged-table';
import { StoryLink } from './story-link';
import { usePages } from './use-pages';

const ALL = 'all';
const STATES: readonly PlanState[] = ['planned', 'failed', 'claimed', 'done', 'cancelled'];
const LOOKS = {
  planned: 'primary',
  claimed: 'secondary',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
} as const;
/** How often a list that is left open is read again. */
const EVERY_MS = 15_000;

/** What is planned, done and failed, and why; failed plans are tried again from here. */
export const Queue = () => {
  const { say, sayNamed } = useWords();
  const [{ query }, setQuery] = useQueryParams<{ state?: string }>();
  const state = STATES.find((one) => one === query.state) ?? ALL;
  const pages = usePages();
  const answer = useGetQueueQuery(
    { ...(state === ALL ? {} : { state }), ...(pages.cursor ? { cursor: pages.cursor } : {}) },
    { pollingInterval: EVERY_MS, refetchOnMountOrArgChange: true }
  );
  const choose = (chosen: string | number): void => {
    pages.reset();
    setQuery({ state: String(chosen) });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box maxWidth="24rem">
        <Field.Root name="state">
          <Field.Label>{say('plans.show')}</Field.Label>
          <SingleSelect value={state} onChange={choose}>
            {[ALL, ...STATES].map((name) => (
              <SingleSelectOption key={name} value={name}>
                {sayNamed(`plans.state.${name}`) ?? name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Box>
      <PagedTable
        {...{ answer, pages }}
        columns={['plans.story', 'plans.what', 'plans.when', 'plans.how', 'plans.deeds']}
        empty="plans.none"
      >
        {(plan) => <Planned key={plan.id} plan={plan} />}
      </PagedTable>
    </Flex>
  );
};

const Planned = ({ plan }: { plan: PlanDocument }) => {
  const { say, sayNamed, nameOf, language } = useWords();
  const now = useNow();
  const due = new Date(plan.dueAt);
  const isOpen = plan.state === 'planned' && due > now;
  return (
    <Tr>
      <TextCell>
        <StoryLink {...plan.article} locale={plan.locale} />
      </TextCell>
      <TextCell>
        <Typography textColor="neutral800" tag="p">
          {sayNamed(`plans.action.${plan.action}`) ?? plan.action}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {nameOf(plan.locale)}
        </Typography>
      </TextCell>
      <TextCell>
        <Typography textColor="neutral800" tag="p">
          {tellInstant(due, { language, timeZone: plan.zone })}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {isOpen ? `${plan.zone} · ${tellWait(due, now, language)}` : plan.zone}
        </Typography>
      </TextCell>
      <TextCell>
        <StatusBadge variant={LOOKS[plan.state]}>
          {sayNamed(`plans.state.${plan.state}`) ?? plan.state}
        </StatusBadge>
        <Box maxWidth="32rem" paddingTop={1}>
          <Typography variant="pi" textColor="neutral600" tag="p" style={{ whiteSpace: 'normal' }}>
            {plan.lastError ?? say('plans.by', { name: plan.plannedBy })}
          </Typography>
        </Box>
      </TextCell>
      <TextCell>
        <Deeds plan={plan} />
      </TextCell>
    </Tr>
  );
};

const Deeds = ({ plan }: { plan: PlanDocument }) => {
  const { say, nameOf } = useWords();
  const mayRetry = useMay('publishing.retry');
  const mayCancel = useMay('publishing.unschedule');
  const [retry, { isLoading }] = useRetryPlanMutation();
  const [drop] = useDropPlansMutation();
  const [isAsking, setAsking] = useState(false);
  const tell = useDeed();
  const isFailed = plan.state === 'failed';
  const { id, headline } = plan.article;
  const about = headline ?? say('pages.noHeadline');
  return (
    <Flex gap={2}>
      {isFailed && mayRetry && (
        <Button
          size="S"
          variant="secondary"
          loading={isLoading}
          aria-label={say('plans.retryOf', { headline: about })}
          onClick={() => void tell(retry(plan.id), 'plans.retried')}
        >
          {say('plans.retry')}
        </Button>
      )}
      {(isFailed || plan.state === 'planned') && mayCancel && (
        <Button
          size="S"
          variant="danger-light"
          aria-label={say('plans.cancelOf', { headline: about })}
          onClick={() => setAsking(true)}
        >
          {say('action.cancel')}
        </Button>
      )}
      <Dialog.Root open={isAsking} onOpenChange={setAsking}>
        <ConfirmDialog
          onConfirm={() => void tell(drop({ id, locale: plan.locale }), 'schedule.cancelled')}
        >
          {say('plans.cancelAsk', { headline: about, language: nameOf(plan.locale) })}
        </ConfirmDialog>
      </Dialog.Root>
    </Flex>
  );
};
