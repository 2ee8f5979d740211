import { useState } from 'react';
import { Field, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import type { DeskCorrection } from '../../../server/src/contracts/editorial-publishing';
import { useCorrectStoryMutation } from '../api/story-api';
import { useDeed } from '../api/use-deed';
import { useWords } from '../words';
import { DeedDialog } from './deed-dialog';
import { LongText } from './long-text';

type Kind = DeskCorrection['kind'];
const KINDS: readonly Kind[] = ['correction', 'clarification', 'update'];
const isKind = (value: string | number): value is Kind => KINDS.some((kind) => kind === value);

interface CorrectionDialogProps {
  id: string;
  locale: string;
  onClose: () => void;
}

/** A public, dated correction in one language; the others are told that they owe it. */
export const CorrectionDialog = ({ id, locale, onClose }: CorrectionDialogProps) => {
  const { say, sayNamed, nameOf } = useWords();
  const [kind, setKind] = useState<Kind>('correction');
  const [text, setText] = useState('');
  const [correct, { isLoading }] = useCorrectStoryMutation();
  const tell = useDeed();

  const publish = async () => {
    const correction = { locale, kind, text };
    if (await tell(correct({ id, correction }), 'corrections.done')) onClose();
  };

  return (
    <DeedDialog
      title={say('corrections.dialog', { language: nameOf(locale) })}
      confirm={say('corrections.publish')}
      isReady={text.trim() !== ''}
      isBusy={isLoading}
      onConfirm={publish}
      onClose={onClose}
    >
      <Typography textColor="neutral600">{say('corrections.explained')}</Typography>
      <Field.Root name="kind">
        <Field.Label>{say('corrections.kind')}</Field.Label>
        <SingleSelect
          value={kind}
          onChange={(value: string | number) => isKind(value) && setKind(value)}
        >
          {KINDS.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {sayNamed(`corrections.kind.${name}`) ?? name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <LongText
        name="text"
        label={say('corrections.text')}
        hint={say('corrections.textHint')}
        value={text}
        onChange={setText}
        maxLength={4000}
        isRequired
      />
    </DeedDialog>
  );
};
