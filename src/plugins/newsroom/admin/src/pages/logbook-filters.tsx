import { useState } from 'react';
import {
  DatePicker,
  Field,
  Grid,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { dayNumber, startOfDay } from '../../../server/src/text/calendar-day';
import type { LogbookFilters } from '../api/desk-api';
import { useGetNewsroomLocalesQuery } from '../api/newsroom-api';
import { useSettings } from '../api/use-settings';
import { useWords, type Word } from '../words';

const ANY = 'any';
const ACTORS = ['admin', 'user', 'token', 'scheduler', 'importer', 'system'] as const;
/** What is looked for most; the API takes any. */
const ACTIONS = [
  ...['create', 'update', 'publish', 'unpublish', 'schedule', 'unschedule', 'retry'],
  ...['stage', 'kill', 'revive', 'correct', 'settle-correction', 'restore', 'delete', 'configure'],
] as const;

/** The instant at which a day that was picked begins in the newsroom, or the one after it. */
const startIn = (picked: Date, timeZone: string, later: 0 | 1): string => {
  const day = Date.UTC(picked.getFullYear(), picked.getMonth(), picked.getDate());
  return new Date(startOfDay(dayNumber(day, 'UTC') + later, timeZone)).toISOString();
};

interface ChosenEntriesProps {
  filters: LogbookFilters;
  change: (some: { [Name in keyof LogbookFilters]: string | undefined }) => void;
}

/** Which entries of the logbook are shown. */
export const ChosenEntries = ({ filters, change }: ChosenEntriesProps) => {
  const { say, sayNamed, nameOf } = useWords();
  const { timeZone } = useSettings();
  const [days, setDays] = useState<{ since?: Date | undefined; until?: Date | undefined }>({});
  const { data: locales = [] } = useGetNewsroomLocalesQuery();
  const one = (
    name: 'action' | 'actor' | 'locale',
    label: Word,
    options: readonly string[],
    tell: (option: string) => string
  ) => (
    <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
      <Field.Root name={name}>
        <Field.Label>{say(label)}</Field.Label>
        <SingleSelect
          value={filters[name] ?? ANY}
          onChange={(chosen) => change({ [name]: chosen === ANY ? undefined : String(chosen) })}
        >
          <SingleSelectOption value={ANY}>{say('logbook.any')}</SingleSelectOption>
          {options.map((option) => (
            <SingleSelectOption key={option} value={option}>
              {tell(option)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Grid.Item>
  );
  const day = (name: 'since' | 'until', label: Word, later: 0 | 1) => {
    const pick = (picked: Date | undefined): void => {
      setDays((before) => ({ ...before, [name]: picked }));
      change({ [name]: picked ? startIn(picked, timeZone, later) : undefined });
    };
    return (
      <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
        <Field.Root name={name}>
          <Field.Label>{say(label)}</Field.Label>
          <DatePicker
            value={days[name]}
            onChange={pick}
            onClear={() => pick(undefined)}
            clearLabel={say('schedule.clear')}
          />
        </Field.Root>
      </Grid.Item>
    );
  };
  return (
    <Grid.Root gap={4}>
      {one('action', 'logbook.action', ACTIONS, (name) => sayNamed(`logbook.did.${name}`) ?? name)}
      {one('actor', 'logbook.actor', ACTORS, (name) => sayNamed(`logbook.by.${name}`) ?? name)}
      {one(
        'locale',
        'logbook.language',
        locales.map(({ code }) => code),
        nameOf
      )}
      {day('since', 'logbook.since', 0)}
      {day('until', 'logbook.until', 1)}
      <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
        <Field.Root name="document">
          <Field.Label>{say('logbook.document')}</Field.Label>
          <TextInput
            value={filters.document ?? ''}
            onChange={(event) => change({ document: event.target.value.trim() || undefined })}
          />
        </Field.Root>
      </Grid.Item>
    </Grid.Root>
  );
};
