import { forwardRef, useId } from 'react';
import { Box, Button, Field, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Plus, Trash } from '@strapi/icons';
import { useWords } from '../words';
import type { FieldProps } from './field-props';
import { moveEntry, readBylines, writeBylines, type Byline } from './read-list';

const MOST = 20;
const EMPTY: Byline = { name: '', role: '', url: '' };

/** Who wrote a story, in order: a list of names, each with a role and a page if need be. */
export const BylinesInput = forwardRef<HTMLButtonElement, FieldProps>(
  ({ name, label, labelAction, hint, error, required, disabled, value, onChange }, ref) => {
    const { say } = useWords();
    const labelId = useId();
    const bylines = readBylines(value);
    const write = (next: readonly Byline[]): void => onChange(name, writeBylines(next));
    const replace = (index: number, part: Partial<Byline>): void =>
      write(bylines.map((byline, place) => (place === index ? { ...byline, ...part } : byline)));

    return (
      <Field.Root name={name} hint={hint} error={error} required={required}>
        <Flex gap={1}>
          <Typography id={labelId} variant="pi" fontWeight="bold">
            {label}
          </Typography>
          {labelAction}
        </Flex>
        <Flex tag="ol" aria-labelledby={labelId} direction="column" alignItems="stretch" gap={3}>
          {bylines.map((byline, index) => (
            <Line
              key={index}
              byline={byline}
              disabled={disabled}
              isFirst={index === 0}
              isLast={index === bylines.length - 1}
              onChange={(part) => replace(index, part)}
              onMove={(by) => write(moveEntry(bylines, index, by))}
              onRemove={() => write(bylines.filter((_, place) => place !== index))}
            />
          ))}
        </Flex>
        <div>
          <Button
            ref={ref}
            variant="tertiary"
            size="S"
            startIcon={<Plus aria-hidden />}
            disabled={disabled || bylines.length >= MOST}
            onClick={() => write([...bylines, EMPTY])}
          >
            {say('bylines.add')}
          </Button>
        </div>
        <Field.Error />
        <Field.Hint />
      </Field.Root>
    );
  }
);
BylinesInput.displayName = 'BylinesInput';

interface LineProps {
  byline: Byline;
  disabled: boolean | undefined;
  isFirst: boolean;
  isLast: boolean;
  onChange: (part: Partial<Byline>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

type Typed = { target: { value: string } };

const Line = ({ byline, disabled, isFirst, isLast, onChange, onMove, onRemove }: LineProps) => {
  const { say } = useWords();
  const called = { name: byline.name || say('bylines.nameless') };
  const hasBadUrl = byline.url !== '' && !/^https?:\/\//i.test(byline.url);
  const isNameless = byline.name.trim() === '' && (byline.role !== '' || byline.url !== '');

  return (
    <Box tag="li" padding={3} hasRadius background="neutral100">
      <Flex gap={2} alignItems="flex-start" wrap="wrap">
        <Box flex="1 1 10rem">
          <Field.Root error={isNameless ? say('bylines.nameMissing') : undefined}>
            <Field.Label>{say('bylines.name')}</Field.Label>
            <TextInput
              size="S"
              value={byline.name}
              maxLength={120}
              disabled={disabled}
              dir="auto"
              onChange={({ target }: Typed) => onChange({ name: target.value })}
            />
            <Field.Error />
          </Field.Root>
        </Box>
        <Box flex="1 1 8rem">
          <Field.Root>
            <Field.Label>{say('bylines.role')}</Field.Label>
            <TextInput
              size="S"
              value={byline.role}
              maxLength={120}
              disabled={disabled}
              dir="auto"
              onChange={({ target }: Typed) => onChange({ role: target.value })}
            />
          </Field.Root>
        </Box>
        <Box flex="1 1 12rem">
          <Field.Root error={hasBadUrl ? say('bylines.badUrl') : undefined}>
            <Field.Label>{say('bylines.url')}</Field.Label>
            <TextInput
              size="S"
              type="url"
              value={byline.url}
              disabled={disabled}
              dir="ltr"
              onChange={({ target }: Typed) => onChange({ url: target.value })}
            />
            <Field.Error />
          </Field.Root>
        </Box>
      </Flex>
      <Flex gap={1} justifyContent="flex-end" paddingTop={2}>
        <IconButton
          variant="ghost"
          label={say('bylines.up', called)}
          disabled={disabled || isFirst}
          onClick={() => onMove(-1)}
        >
          <ArrowUp />
        </IconButton>
        <IconButton
          variant="ghost"
          label={say('bylines.down', called)}
          disabled={disabled || isLast}
          onClick={() => onMove(1)}
        >
          <ArrowDown />
        </IconButton>
        <IconButton
          variant="ghost"
          label={say('bylines.remove', called)}
          disabled={disabled}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </Flex>
    </Box>
  );
};
