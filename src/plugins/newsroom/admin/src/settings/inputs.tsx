import { useState, type ReactNode } from 'react';
import {
  Combobox,
  ComboboxOption,
  Field,
  Flex,
  MultiSelect,
  MultiSelectOption,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useWords } from '../words';

interface Common {
  /** Place in the file. */
  name: string;
  label: ReactNode;
  disabled: boolean;
  error?: string | undefined;
  hint?: string | undefined;
}

const Labelled = ({
  name,
  label,
  error,
  hint,
  children,
}: Omit<Common, 'disabled'> & { children: ReactNode }) => (
  <Field.Root name={name} error={error} hint={hint} width="100%">
    <Field.Label>{label}</Field.Label>
    {children}
    <Field.Error />
    <Field.Hint />
  </Field.Root>
);

/** A number; null where it may be left empty. Strapi's field keeps what was typed until it is made anew. */
export const NumberField = ({
  value,
  onChange,
  disabled,
  placeholder,
  ...field
}: Common & {
  value: number | null;
  onChange: (value: number | null) => void;
  placeholder?: string;
}) => {
  const [known, setKnown] = useState({ value, round: 0 });
  // Set from outside: what was typed goes with it. Empty and 0 may be the same to whoever keeps it.
  if ((known.value ?? 0) !== (value ?? 0)) setKnown({ value, round: known.round + 1 });
  return (
    <Labelled {...field}>
      <NumberInput
        key={known.round}
        {...(value === null ? {} : { value })}
        {...(placeholder === undefined ? {} : { placeholder })}
        disabled={disabled}
        onValueChange={(typed) => {
          setKnown({ value: typed ?? null, round: known.round });
          onChange(typed ?? null);
        }}
      />
    </Labelled>
  );
};

export interface Choice {
  value: string;
  label: string;
}

export const ChoiceField = ({
  value,
  choices,
  onChange,
  disabled,
  ...field
}: Common & { value: string; choices: readonly Choice[]; onChange: (value: string) => void }) => (
  <Labelled {...field}>
    <SingleSelect value={value} disabled={disabled} onChange={(chosen) => onChange(String(chosen))}>
      {choices.map((one) => (
        <SingleSelectOption key={one.value} value={one.value}>
          {one.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Labelled>
);

/** Several, in the order in which they were chosen. */
export const ManyField = ({
  value,
  choices,
  onChange,
  disabled,
  placeholder,
  ...field
}: Common & {
  value: readonly string[];
  choices: readonly Choice[];
  onChange: (value: string[]) => void;
  placeholder: string;
}) => {
  const nameOf = (chosen: string): string =>
    choices.find((one) => one.value === chosen)?.label ?? chosen;
  return (
    <Labelled {...field}>
      <MultiSelect
        value={[...value]}
        disabled={disabled}
        placeholder={placeholder}
        customizeContent={(chosen = []) => chosen.map(nameOf).join(', ')}
        onChange={(chosen: string[]) => onChange(chosen)}
      >
        {choices.map((one) => (
          <MultiSelectOption key={one.value} value={one.value}>
            {one.label}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Labelled>
  );
};

const ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** An IANA name; empty where there may be none. */
export const ZoneField = ({
  value,
  onChange,
  disabled,
  placeholder = '',
  ...field
}: Common & {
  value: string;
  onChange: (zone: string) => void;
  placeholder?: string;
}) => {
  const { say } = useWords();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // Set back from outside: what was typed goes with it.
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  return (
    <Labelled {...field}>
      <Combobox
        value={value}
        textValue={typed}
        disabled={disabled}
        placeholder={placeholder}
        clearLabel={say('schedule.clear')}
        autocomplete={{ type: 'list', filter: 'contains' }}
        onTextValueChange={setTyped}
        onChange={(chosen: string) => onChange(chosen ?? '')}
        {...(placeholder === '' ? {} : { onClear: () => onChange('') })}
      >
        {ZONES.map((zone) => (
          <ComboboxOption key={zone} value={zone}>
            {zone}
          </ComboboxOption>
        ))}
      </Combobox>
    </Labelled>
  );
};

/** What stands in the file alone, within a form. */
export const InFile = ({ children }: { children: ReactNode }) => {
  const { say } = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
      <Typography variant="sigma" textColor="neutral600">
        {say('settings.inFile')}
      </Typography>
      {children}
    </Flex>
  );
};
