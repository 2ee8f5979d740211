import { useState } from 'react';
import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useGetStandingsQuery, useMoveStoryMutation } from '../api/desk-api';
import { useStageName } from '../stage-name';
import { useWords } from '../words';
import { BulkDialog } from './bulk-dialog';
import type { ManyProps } from './publish-many';
import { useOutcome } from './use-outcome';

/** Moves stories to a stage; the server says of each whether the role may. */
export const MoveMany = (props: ManyProps) => {
  const { say } = useWords();
  const tellStage = useStageName();
  const articles = props.stories.map(({ id }) => id).join(',');
  const { data } = useGetStandingsQuery({ articles });
  const [stage, setStage] = useState('');
  const [move] = useMoveStoryMutation();
  const outcomeOf = useOutcome();
  return (
    <BulkDialog
      {...props}
      explained="bulk.moveExplained"
      start="bulk.move"
      isReady={stage !== ''}
      deed={({ id, locale }) => outcomeOf(move({ id, locale, stage }))}
    >
      <Field.Root name="stage">
        <Field.Label>{say('bulk.stage')}</Field.Label>
        <SingleSelect
          value={stage}
          placeholder={say('bulk.chooseStage')}
          onChange={(chosen) => setStage(String(chosen))}
        >
          {(data?.meta.stages ?? []).map(({ code, name }) => (
            <SingleSelectOption key={code} value={code}>
              {tellStage({ code, name })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </BulkDialog>
  );
};
