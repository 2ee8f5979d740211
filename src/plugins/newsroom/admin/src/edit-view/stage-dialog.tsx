import { useState } from 'react';
import { DateTimePicker, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import {
  useGetPeopleQuery,
  useMoveVersionMutation,
  type StagedVersion,
  type Stages,
} from '../api/stage-api';
import { useDeed } from '../api/use-deed';
import { useStageName } from '../stage-name';
import { useWords } from '../words';
import { DeedDialog } from './deed-dialog';
import { LongText } from './long-text';

interface StageDialogProps {
  id: string;
  version: StagedVersion;
  stages: Stages;
  onClose: () => void;
}

const NOBODY = 'nobody';

/** Moves one language of a story along, and hands it to somebody. */
export const StageDialog = ({ id, version, stages, onClose }: StageDialogProps) => {
  const { say, nameOf } = useWords();
  const { locale, assignee } = version;
  const [stage, setStage] = useState(version.stage);
  const [person, setPerson] = useState(assignee?.id ?? NOBODY);
  const [note, setNote] = useState(version.note ?? '');
  const [dueAt, setDueAt] = useState(version.dueAt === null ? null : new Date(version.dueAt));
  const { data: people = [] } = useGetPeopleQuery();
  const [move, { isLoading }] = useMoveVersionMutation();
  const tell = useDeed();
  const tellStage = useStageName();
  const reachable = stages.filter(
    ({ code }) => code === version.stage || version.moves.includes(code)
  );
  // Who has it stays to be chosen, also when that account is gone or is none of the admin.
  const isKnown = assignee === null || people.some((one) => one.id === assignee.id);
  const isSamePerson = person === (assignee?.id ?? NOBODY);

  const save = async () => {
    const wish = {
      locale,
      stage,
      from: version.stage,
      note: note.trim() === '' ? null : note,
      dueAt: dueAt?.toISOString() ?? null,
      ...(isSamePerson
        ? {}
        : { assignee: person === NOBODY ? null : { kind: 'admin' as const, id: person } }),
    };
    if (await tell(move({ id, move: wish }), 'stage.moved')) onClose();
  };

  return (
    <DeedDialog
      title={say('stage.dialog', { language: nameOf(locale) })}
      confirm={say('stage.save')}
      isBusy={isLoading}
      onConfirm={save}
      onClose={onClose}
    >
      <Field.Root name="stage">
        <Field.Label>{say('stage.stage')}</Field.Label>
        <SingleSelect value={stage} onChange={(value: string | number) => setStage(String(value))}>
          {reachable.map((one) => (
            <SingleSelectOption key={one.code} value={one.code}>
              {tellStage(one)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="assignee">
        <Field.Label>{say('stage.assignee')}</Field.Label>
        <SingleSelect
          value={person}
          onChange={(value: string | number) => setPerson(String(value))}
        >
          <SingleSelectOption value={NOBODY}>{say('stage.nobody')}</SingleSelectOption>
          {!isKnown && assignee && (
            <SingleSelectOption value={assignee.id ?? NOBODY}>{assignee.name}</SingleSelectOption>
          )}
          {people.map(({ id: code, name }) => (
            <SingleSelectOption key={code} value={code}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="dueAt" hint={say('stage.ownClock')}>
        <Field.Label>{say('stage.dueAt')}</Field.Label>
        <DateTimePicker
          dateLabel={say('schedule.date')}
          timeLabel={say('schedule.time')}
          clearLabel={say('schedule.clear')}
          value={dueAt}
          onChange={(date?: Date) => setDueAt(date ?? null)}
          onClear={() => setDueAt(null)}
        />
        <Field.Hint />
      </Field.Root>
      <LongText
        name="note"
        label={say('stage.note')}
        hint={say('stage.noteHint')}
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
    </DeedDialog>
  );
};
