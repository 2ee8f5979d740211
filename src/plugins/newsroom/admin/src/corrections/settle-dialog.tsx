import { useState } from 'react';
import { Box, Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useSettleOwedMutation } from '../api/story-api';
import { useDeed } from '../api/use-deed';
import { useWords } from '../words';

interface SettleDialogProps {
  /** Document id of the story. */
  id: string;
  /** The language that owes it. */
  locale: string;
  correction: {
    id: string;
    /** The language in which it was made. */
    origin: string;
    /** What it says there; null: whoever asks may not read it. */
    text: string | null;
  };
  onClose: () => void;
}

/** Gives a language the correction that it owes, or says that its readers never had the mistake. */
export const SettleDialog = ({ id, locale, correction, onClose }: SettleDialogProps) => {
  const { say, nameOf, direction } = useWords();
  const [text, setText] = useState('');
  const [settle, { isLoading }] = useSettleOwedMutation();
  const tell = useDeed();
  const { origin } = correction;
  const end = async (wish: Parameters<typeof settle>[0]['settlement']): Promise<void> => {
    const asked = settle({ id, correction: correction.id, locale, settlement: wish });
    if ((await tell(asked, 'settle.done')) !== null) onClose();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content dir={direction}>
        <Modal.Header>
          <Modal.Title>{say('settle.dialog', { language: nameOf(locale) })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Box background="neutral100" hasRadius padding={4}>
              <Typography variant="pi" textColor="neutral600" tag="p">
                {nameOf(origin)}
              </Typography>
              <Typography textColor="neutral800" tag="p">
                <bdi lang={origin}>{correction.text ?? '–'}</bdi>
              </Typography>
            </Box>
            <Field.Root name="text" hint={say('corrections.textHint')}>
              <Field.Label>{say('settle.text', { language: nameOf(locale) })}</Field.Label>
              <Textarea
                dir="auto"
                lang={locale}
                maxLength={4000}
                value={text}
                onChange={(event: { target: { value: string } }) => setText(event.target.value)}
              />
              <Field.Hint />
            </Field.Root>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button
            variant="tertiary"
            disabled={isLoading}
            onClick={() => void end({ state: 'not-applicable' })}
          >
            {say('settle.notHere')}
          </Button>
          <Button
            disabled={text.trim() === ''}
            loading={isLoading}
            onClick={() => void end({ state: 'applied', text: text.trim() })}
          >
            {say('corrections.publish')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
