import { forwardRef, useState, type KeyboardEvent } from 'react';
import { Field, Flex, Tag, TextInput } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useWords } from '../words';
import type { FieldProps } from './field-props';
import { addTags, readList } from './read-list';

const MOST_CHARACTERS = 80;

/** What a story is about: tags that are added with Enter or a comma and removed with a click. */
export const TagsInput = forwardRef<HTMLInputElement, FieldProps>(
  ({ name, label, labelAction, hint, error, required, disabled, value, onChange }, ref) => {
    const { say } = useWords();
    const [typed, setTyped] = useState('');
    const tags = readList(value).filter((tag): tag is string => typeof tag === 'string');
    const isTooLong = typed.split(',').some((tag) => tag.trim().length > MOST_CHARACTERS);
    const write = (next: readonly string[]): void =>
      onChange(name, next.length === 0 ? null : [...next]);

    const add = (): void => {
      if (typed.trim() === '' || isTooLong) return;
      write(addTags(tags, typed));
      setTyped('');
    };
    const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
      // An Enter that only ends the input of a Japanese or Chinese word is not ours.
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter' || event.key === ',') {
        event.preventDefault();
        add();
      } else if (event.key === 'Backspace' && typed === '') {
        write(tags.slice(0, -1));
      }
    };

    return (
      <Field.Root
        name={name}
        hint={hint}
        error={isTooLong ? say('tags.tooLong', { most: MOST_CHARACTERS }) : error}
        required={required}
      >
        <Field.Label action={labelAction}>{label}</Field.Label>
        <TextInput
          ref={ref}
          value={typed}
          disabled={disabled}
          dir="auto"
          placeholder={say('tags.placeholder')}
          onChange={({ target }: { target: { value: string } }) => setTyped(target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
        <Flex tag="ul" gap={1} wrap="wrap">
          {tags.map((tag) => (
            <li key={tag}>
              <Tag
                icon={<Cross aria-hidden />}
                label={say('tags.remove', { tag })}
                disabled={disabled}
                onClick={() => write(tags.filter((other) => other !== tag))}
              >
                <bdi>{tag}</bdi>
              </Tag>
            </li>
          ))}
        </Flex>
        <Field.Error />
        <Field.Hint />
      </Field.Root>
    );
  }
);
TagsInput.displayName = 'TagsInput';
