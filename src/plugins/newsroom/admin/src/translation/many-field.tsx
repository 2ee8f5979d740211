import { Box, Field, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { useWords } from '../words';

interface ManyFieldProps {
  name: string;
  label: string;
  /** None: all. */
  values: readonly string[];
  options: readonly { value: string; name: string; count: number }[];
  onChange: (values: string[]) => void;
}

/** A filter that is some of the options; each says how much there is of it. */
export const ManyField = ({ name, label, values, options, onChange }: ManyFieldProps) => {
  const { say, language } = useWords();
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  const tell = (chosen: readonly string[] = []): string =>
    list.format(options.filter(({ value }) => chosen.includes(value)).map((option) => option.name));
  return (
    <Box minWidth="14rem">
      <Field.Root name={name}>
        <Field.Label>{label}</Field.Label>
        <MultiSelect
          aria-label={label}
          placeholder={say('board.all')}
          customizeContent={tell}
          value={[...values]}
          onChange={onChange}
        >
          {options.map(({ value, name: option, count }) => (
            <MultiSelectOption key={value} value={value}>
              {say('board.option', { name: option, count })}
            </MultiSelectOption>
          ))}
        </MultiSelect>
      </Field.Root>
    </Box>
  );
};
