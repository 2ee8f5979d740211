import { useState } from 'react';
import { Box, Button, Field, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Plus, Trash } from '@strapi/icons';
import type { SettingsValues } from '../../../server/src/contracts/editorial-settings';
import { useStageName } from '../stage-name';
import { useWords } from '../words';
import { codeFor } from './stage-code';

type Stage = SettingsValues['workflow']['stages'][number];

interface WorkflowStagesProps {
  stages: readonly Stage[];
  disabled: boolean;
  onChange: (stages: Stage[]) => void;
}

const NEW_COLOUR = '#4945ff';

/** The stages in their order: what they are called, their colours, and which comes after which. */
export const WorkflowStages = ({ stages, disabled, onChange }: WorkflowStagesProps) => {
  const { say } = useWords();
  const replace = (at: number, some: Partial<Stage>): void =>
    onChange(stages.map((stage, index) => (index === at ? { ...stage, ...some } : stage)));
  const swap = (at: number, other: number): void => {
    const [one, two] = [stages[at], stages[other]];
    if (!one || !two) return;
    onChange(stages.map((stage, index) => (index === at ? two : index === other ? one : stage)));
  };
  return (
    <Box>
      <Typography tag="h3" variant="pi" fontWeight="bold">
        {say('settings.stages')}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {stages.map((stage, at) => (
          <Row
            key={stage.code}
            stage={stage}
            disabled={disabled}
            change={(some) => replace(at, some)}
            up={at > 0 ? () => swap(at, at - 1) : null}
            down={at < stages.length - 1 ? () => swap(at, at + 1) : null}
            remove={
              stages.length > 1 ? () => onChange(stages.filter((one) => one !== stage)) : null
            }
          />
        ))}
      </Flex>
      {!disabled && (
        <NewStage
          add={(name) => {
            const taken = stages.map((stage) => stage.code);
            onChange([...stages, { code: codeFor(name, taken), name, colour: NEW_COLOUR }]);
          }}
        />
      )}
    </Box>
  );
};

interface RowProps {
  stage: Stage;
  disabled: boolean;
  change: (some: Partial<Stage>) => void;
  /** Null: there is nowhere to go. */
  up: (() => void) | null;
  down: (() => void) | null;
  remove: (() => void) | null;
}

const Row = ({ stage, disabled, change, up, down, remove }: RowProps) => {
  const { say } = useWords();
  const name = useStageName()(stage);
  return (
    <Flex tag="li" gap={3} wrap="wrap">
      <input
        type="color"
        value={stage.colour}
        disabled={disabled}
        aria-label={say('settings.colourOf', { name })}
        style={{ width: '3.2rem', height: '3.2rem', border: 0, padding: 0, background: 'none' }}
        onChange={({ target }) => change({ colour: target.value })}
      />
      <Box flex="1 1 18rem">
        <Field.Root>
          <TextInput
            aria-label={say('settings.nameOf', { name })}
            value={stage.name}
            disabled={disabled}
            maxLength={80}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Field.Root>
      </Box>
      <Box width="14rem">
        <Typography variant="pi" textColor="neutral600" tag="code" dir="ltr">
          {stage.code}
        </Typography>
      </Box>
      {!disabled && (
        <Flex gap={1}>
          <IconButton
            label={say('settings.up', { name })}
            disabled={up === null}
            onClick={() => up?.()}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            label={say('settings.down', { name })}
            disabled={down === null}
            onClick={() => down?.()}
          >
            <ArrowDown />
          </IconButton>
          <IconButton
            label={say('settings.remove', { name })}
            disabled={remove === null}
            onClick={() => remove?.()}
          >
            <Trash />
          </IconButton>
        </Flex>
      )}
    </Flex>
  );
};

const NewStage = ({ add }: { add: (name: string) => void }) => {
  const { say } = useWords();
  const [name, setName] = useState('');
  return (
    <Flex gap={3} paddingTop={3} alignItems="end">
      <Field.Root>
        <Field.Label>{say('settings.newStage')}</Field.Label>
        <TextInput value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
      </Field.Root>
      <Button
        variant="secondary"
        size="L"
        startIcon={<Plus aria-hidden />}
        disabled={name.trim() === ''}
        onClick={() => {
          add(name.trim());
          setName('');
        }}
      >
        {say('settings.addStage')}
      </Button>
    </Flex>
  );
};
