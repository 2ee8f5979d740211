import { Field, Textarea } from '@strapi/design-system';

interface LongTextProps {
  name: string;
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  isRequired?: boolean;
}

/** A field for a few sentences, in whichever direction they are written. */
export const LongText = ({
  name,
  label,
  hint,
  value,
  onChange,
  maxLength,
  isRequired = false,
}: LongTextProps) => (
  <Field.Root name={name} required={isRequired} hint={hint}>
    <Field.Label>{label}</Field.Label>
    <Textarea
      value={value}
      maxLength={maxLength}
      dir="auto"
      onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
    />
    <Field.Hint />
  </Field.Root>
);
