import { useState } from 'react';
import { Combobox, ComboboxOption, DateTimePicker, Field, Typography } from '@strapi/design-system';
import { localInstant } from '../../../server/src/text/local-instant';
import { usePlanStoryMutation } from '../api/story-api';
import { useDeed } from '../api/use-deed';
import { useReaderTimeZone } from '../api/use-settings';
import { useWords, type Word } from '../words';
import { Blocked, blockingIn, type Blocking } from './blocked-plan';
import { DeedDialog } from './deed-dialog';
import { instantOnWall, wallTimeOf } from './wall-clock';

interface ScheduleDialogProps {
  id: string;
  locale: string;
  onClose: () => void;
}

const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** What is wrong with a time that was picked; null: nothing. */
const problemOf = (picked: Date | undefined, zone: string): Word | null =>
  picked && !instantOnWall(wallTimeOf(picked), zone).ok ? 'schedule.notThere' : null;

const instantIn = (picked: Date | undefined, zone: string): string | undefined => {
  if (!picked) return undefined;
  const found = instantOnWall(wallTimeOf(picked), zone);
  return found.ok ? localInstant(found.instant, zone) : undefined;
};

/** Plans when a language appears and disappears, by the clocks of a zone that is chosen. */
export const ScheduleDialog = ({ id, locale, onClose }: ScheduleDialogProps) => {
  const { say, nameOf } = useWords();
  const [zone, setZone] = useState(useReaderTimeZone(locale));
  const [typed, setTyped] = useState(zone);
  const [appears, setAppears] = useState<Date>();
  const [disappears, setDisappears] = useState<Date>();
  const [plan, { isLoading }] = usePlanStoryMutation();
  const [blocking, setBlocking] = useState<readonly Blocking[] | null>(null);
  const tell = useDeed();
  const problems = { appears: problemOf(appears, zone), disappears: problemOf(disappears, zone) };
  const isReady = Boolean(appears ?? disappears) && !problems.appears && !problems.disappears;

  const choose = (chosen: string): void => {
    setZone(chosen);
    setBlocking(null);
    setTyped(chosen);
  };
  const save = async (force: boolean) => {
    const wish = {
      locales: [locale],
      zone,
      publishAt: instantIn(appears, zone),
      unpublishAt: instantIn(disappears, zone),
      force,
    };
    const answer = await plan({ id, wish });
    const found = 'error' in answer ? blockingIn(answer.error) : null;
    setBlocking(found);
    if (found) return;
    if (await tell(Promise.resolve(answer), 'schedule.planned')) onClose();
  };

  const picker = (
    name: 'appears' | 'disappears',
    label: Word,
    value: Date | undefined,
    set: (date: Date | undefined) => void
  ) => {
    const problem = problems[name];
    const change = (date: Date | undefined): void => {
      // Another time is another question to the flight check.
      setBlocking(null);
      set(date);
    };
    return (
      <Field.Root error={problem ? say(problem, { zone }) : undefined} name={name}>
        <Field.Label>{say(label)}</Field.Label>
        <DateTimePicker
          dateLabel={say('schedule.date')}
          timeLabel={say('schedule.time')}
          clearLabel={say('schedule.clear')}
          value={value ?? null}
          onChange={change}
          onClear={() => change(undefined)}
        />
        <Field.Error />
      </Field.Root>
    );
  };

  return (
    <DeedDialog
      title={say('schedule.dialog', { language: nameOf(locale) })}
      confirm={say(blocking ? 'schedule.force' : 'schedule.save')}
      isReady={isReady}
      isBusy={isLoading}
      isDangerous={blocking !== null}
      onConfirm={() => save(blocking !== null)}
      onClose={onClose}
    >
      <Typography textColor="neutral600">{say('schedule.explained')}</Typography>
      {picker('appears', 'schedule.publishAt', appears, setAppears)}
      {picker('disappears', 'schedule.unpublishAt', disappears, setDisappears)}
      <Field.Root name="zone" hint={say('schedule.zoneHint')}>
        <Field.Label>{say('schedule.zone')}</Field.Label>
        <Combobox
          value={zone}
          textValue={typed}
          autocomplete={{ type: 'list', filter: 'contains' }}
          onTextValueChange={setTyped}
          onChange={(chosen: string) => chosen && choose(chosen)}
        >
          {ZONES.map((name) => (
            <ComboboxOption key={name} value={name}>
              {name}
            </ComboboxOption>
          ))}
        </Combobox>
        <Field.Hint />
      </Field.Root>
      {blocking && <Blocked findings={blocking} />}
    </DeedDialog>
  );
};
