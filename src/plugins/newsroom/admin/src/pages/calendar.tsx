import { useState } from 'react';
import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import type { PlanDocument } from '../../../server/src/contracts/editorial-publishing';
import { dayNumber, startOfDay } from '../../../server/src/text/calendar-day';
import { useGetPlansWithinQuery } from '../api/desk-api';
import { useSettings } from '../api/use-settings';
import { useNow } from '../edit-view/use-now';
import { useWords } from '../words';
import { Answered } from './answered';
import { dateOfDay, isSameMonth, stepFrom, weeksOf, type Span } from './calendar-days';
import { CalendarPlan } from './calendar-plan';

const MONDAY = 1;

/** On which day weeks begin where the language is spoken; 1: Monday. */
const weekStartOf = (language: string): number => {
  const locale = new Intl.Locale(language) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
  };
  return locale.getWeekInfo?.().firstDay ?? MONDAY;
};

const formatIn = (language: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
    ...options,
    timeZone: 'UTC',
  });
  return (day: number): string => format.format(dateOfDay(day));
};

/** What is planned, day by day, by the clocks of the newsroom. */
export const Calendar = () => {
  const { say, language, direction } = useWords();
  const { timeZone } = useSettings();
  const today = dayNumber(useNow().getTime(), timeZone);
  const [span, setSpan] = useState<Span>('month');
  const [chosen, setChosen] = useState<number | null>(null);
  const day = chosen ?? today;
  const weeks = weeksOf(span, day, weekStartOf(language));
  const first = weeks[0]?.[0] ?? day;
  const last = weeks.at(-1)?.at(-1) ?? day;
  const answer = useGetPlansWithinQuery(
    {
      since: new Date(startOfDay(first, timeZone)).toISOString(),
      until: new Date(startOfDay(last + 1, timeZone)).toISOString(),
    },
    { refetchOnMountOrArgChange: true }
  );
  const titleOf = formatIn(language, { month: 'long', year: 'numeric' });
  const [Back, Forth] =
    direction === 'rtl' ? [ChevronRight, ChevronLeft] : [ChevronLeft, ChevronRight];

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" wrap="wrap" gap={3}>
        <Flex gap={2}>
          <IconButton
            label={say('calendar.back')}
            onClick={() => setChosen(stepFrom(span, day, -1))}
          >
            <Back aria-hidden />
          </IconButton>
          <IconButton
            label={say('calendar.forth')}
            onClick={() => setChosen(stepFrom(span, day, 1))}
          >
            <Forth aria-hidden />
          </IconButton>
          <Button variant="tertiary" onClick={() => setChosen(null)}>
            {say('calendar.today')}
          </Button>
          <Typography tag="h2" variant="beta" aria-live="polite">
            {titleOf(day)}
          </Typography>
        </Flex>
        <Flex gap={2}>
          {(['week', 'month'] as const).map((name) => (
            <Button
              key={name}
              variant={span === name ? 'secondary' : 'tertiary'}
              aria-pressed={span === name}
              onClick={() => setSpan(name)}
            >
              {say(`calendar.${name}`)}
            </Button>
          ))}
        </Flex>
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {say('clock.zone', { zone: timeZone })}
      </Typography>
      <Answered answer={answer}>
        {(plans) => (
          <Weeks {...{ weeks, plans, today, timeZone }} month={span === 'month' ? day : null} />
        )}
      </Answered>
    </Flex>
  );
};

interface WeeksProps {
  weeks: readonly (readonly number[])[];
  plans: readonly PlanDocument[];
  today: number;
  timeZone: string;
  /** A day of the month that is shown; null: a week is. */
  month: number | null;
}

const Weeks = ({ weeks, plans, today, timeZone, month }: WeeksProps) => {
  const { say, language } = useWords();
  const weekdayOf = formatIn(language, { weekday: 'short' });
  const dateOf = formatIn(language, { day: 'numeric' });
  const wholeOf = formatIn(language, { weekday: 'long', day: 'numeric', month: 'long' });
  const byDay = new Map<number, PlanDocument[]>();
  for (const plan of [...plans].sort((a, b) => a.dueAt.localeCompare(b.dueAt))) {
    if (plan.state === 'cancelled') continue;
    const day = dayNumber(Date.parse(plan.dueAt), timeZone);
    byDay.set(day, [...(byDay.get(day) ?? []), plan]);
  }
  return (
    <Box
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      overflow="auto"
      tabIndex={0}
      role="region"
      aria-label={say('pages.calendar')}
    >
      <Box
        tag="table"
        width="100%"
        minWidth="700px"
        style={{ tableLayout: 'fixed', borderCollapse: 'collapse' }}
      >
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <Box tag="th" scope="col" key={day} padding={2} textAlign="start">
                <Typography variant="sigma" textColor="neutral600">
                  {weekdayOf(day)}
                </Typography>
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Box
                  tag="td"
                  key={day}
                  padding={2}
                  borderColor="neutral150"
                  background={
                    month !== null && !isSameMonth(day, month) ? 'neutral100' : 'neutral0'
                  }
                  style={{ verticalAlign: 'top', height: month === null ? '24rem' : '9.6rem' }}
                >
                  <Typography
                    tag="time"
                    variant="pi"
                    fontWeight={day === today ? 'bold' : 'regular'}
                    textColor={day === today ? 'primary700' : 'neutral700'}
                    aria-label={wholeOf(day)}
                    aria-current={day === today ? 'date' : undefined}
                  >
                    {dateOf(day)}
                  </Typography>
                  <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={1}>
                    {byDay.get(day)?.map((plan) => (
                      <CalendarPlan key={plan.id} plan={plan} timeZone={timeZone} />
                    ))}
                  </Flex>
                </Box>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
};
