import type { ReactNode } from 'react';
import { Box, Field, SingleSelect } from '@strapi/design-system';
import { useWords } from '../words';

interface ChoiceFieldProps {
  name: string;
  label: string;
  /** Undefined: all. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  children: ReactNode;
}

/** A filter that is one of some options, or none. */
export const ChoiceField = ({ name, label, value, onChange, children }: ChoiceFieldProps) => {
  const { say } = useWords();
  return (
    <Box minWidth="14rem">
      <Field.Root name={name}>
        <Field.Label>{label}</Field.Label>
        <SingleSelect
          aria-label={label}
          placeholder={say('board.all')}
          value={value ?? null}
          onClear={() => onChange(undefined)}
          onChange={(chosen: string | number) => onChange(String(chosen))}
        >
          {children}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
};
