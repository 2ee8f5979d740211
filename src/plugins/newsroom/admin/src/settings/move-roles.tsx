import { useState } from 'react';
import { Field, TextInput } from '@strapi/design-system';
import { useWords } from '../words';

interface MoveRolesProps {
  name: string;
  roles: readonly string[];
  disabled: boolean;
  onChange: (roles: string[]) => void;
}

const read = (text: string): string[] =>
  text
    .split(',')
    .map((role) => role.trim())
    .filter((role) => role !== '');

/** Roles with commas between them. What is typed stays as it is typed, until it is set from outside. */
export const MoveRoles = ({ name, roles, disabled, onChange }: MoveRolesProps) => {
  const { say } = useWords();
  const [text, setText] = useState(roles.join(', '));
  const shown = read(text).join() === roles.join() ? text : roles.join(', ');
  return (
    <Field.Root name={name}>
      <Field.Label>{say('settings.roles')}</Field.Label>
      <TextInput
        dir="ltr"
        value={shown}
        disabled={disabled}
        placeholder={say('settings.everybody')}
        onChange={({ target }) => {
          setText(target.value);
          onChange(read(target.value));
        }}
      />
    </Field.Root>
  );
};
