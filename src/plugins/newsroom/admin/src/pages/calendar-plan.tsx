import { Box, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { PlanDocument } from '../../../server/src/contracts/editorial-publishing';
import { useWords } from '../words';
import { formOf } from './story-link';

const LOOKS = {
  planned: ['primary100', 'primary700'],
  claimed: ['primary100', 'primary700'],
  done: ['success100', 'success700'],
  failed: ['danger100', 'danger700'],
  cancelled: ['neutral150', 'neutral700'],
} as const;

/** One plan in its day: when, what and how it stands, in words and not in colour alone. */
export const CalendarPlan = ({ plan, timeZone }: { plan: PlanDocument; timeZone: string }) => {
  const { say, sayNamed, language } = useWords();
  const [background, color] = LOOKS[plan.state];
  const time = new Intl.DateTimeFormat(`${language}-u-nu-latn`, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(plan.dueAt));
  const action = sayNamed(`plans.action.${plan.action}`) ?? plan.action;
  const state = sayNamed(`plans.state.${plan.state}`) ?? plan.state;
  const { id, headline } = plan.article;
  return (
    <Box tag="li" background={background} hasRadius padding={1} title={plan.lastError ?? undefined}>
      <Typography variant="pi" textColor={color} tag="p" fontWeight="semiBold">
        {time} · {action} · {plan.locale}
        {plan.state !== 'planned' && ` · ${state}`}
      </Typography>
      <Typography
        variant="pi"
        tag={RouterLink}
        to={formOf(id, plan.locale)}
        textColor="neutral800"
        ellipsis
        display="block"
      >
        <bdi>{headline ?? say('pages.noHeadline')}</bdi>
      </Typography>
    </Box>
  );
};
