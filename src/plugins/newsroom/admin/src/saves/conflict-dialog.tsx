import { useState } from 'react';
import {
  unstable_useDocumentActions as useDocumentActions,
  unstable_useDocumentLayout as useDocumentLayout,
} from '@strapi/strapi/admin';
import { Box, Button, Flex, Grid, Modal, Radio, Typography } from '@strapi/design-system';
import { plainText } from '../../../server/src/text/block-text';
import type { Blocks } from '../../../server/src/text/blocks';
import { useDeed } from '../api/use-deed';
import { ARTICLE } from '../plugin-id';
import { useWords } from '../words';
import { setPendingConflict } from './pending-conflict';
import {
  readConflict,
  settleSaves,
  type Choice,
  type FieldConflict,
  type SaveConflict,
} from './save';
import { useSaveOwnFieldsMutation } from './save-api';

interface ConflictDialogProps {
  conflict: SaveConflict;
  onClose: () => void;
}

/** Both versions of each field that two editors changed, and the choice between them. */
export const ConflictDialog = ({ conflict, onClose }: ConflictDialogProps) => {
  const { say, direction } = useWords();
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const { settle, isSettling } = useSettle(conflict);
  const isDecided = conflict.conflicts.every(({ field }) => field in choices);

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content dir={direction}>
        <Modal.Header>
          <Modal.Title>{say('conflict.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={6}>
            <Typography textColor="neutral600">{say('conflict.explained')}</Typography>
            {conflict.conflicts.map((found) => (
              <Disputed
                key={found.field}
                conflict={found}
                choice={choices[found.field]}
                onChoose={(choice) => setChoices({ ...choices, [found.field]: choice })}
              />
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{say('conflict.later')}</Button>
          </Modal.Close>
          <Button disabled={!isDecided} loading={isSettling} onClick={() => void settle(choices)}>
            {say('conflict.save')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};

const useSettle = (conflict: SaveConflict) => {
  const { request, revision } = conflict;
  const { documentId, params } = request;
  const [saveOwn, { isLoading }] = useSaveOwnFieldsMutation();
  const { update, isLoading: isUpdating } = useDocumentActions();
  const tell = useDeed();

  const settle = async (choices: Record<string, Choice>): Promise<void> => {
    const { first, rest } = settleSaves(conflict, choices);
    if (Object.keys(first).length > 0) {
      const answer = await saveOwn({ documentId, params, fields: first, revision });
      const changedAgain = 'error' in answer ? readConflict(answer.error, request) : null;
      if (changedAgain) return setPendingConflict(changedAgain);
      if ((await tell(Promise.resolve(answer), 'conflict.saved')) === null) return;
    }
    setPendingConflict(null);
    await update({ ...request }, rest);
  };

  return { settle, isSettling: isLoading || isUpdating };
};

interface DisputedProps {
  conflict: FieldConflict;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
}

const Disputed = ({ conflict, choice, onChoose }: DisputedProps) => {
  const { say } = useWords();
  const { edit } = useDocumentLayout(ARTICLE);
  const label = edit.metadatas[conflict.field]?.label ?? conflict.field;

  return (
    <Radio.Group
      aria-label={say('conflict.choose', { field: label })}
      value={choice}
      onValueChange={(value: string) => onChoose(value === 'theirs' ? 'theirs' : 'yours')}
    >
      <Typography tag="h3" variant="delta">
        {label}
      </Typography>
      <Grid.Root gap={4} paddingTop={2}>
        {(['yours', 'theirs'] as const).map((side) => (
          <Grid.Item key={side} col={6} xs={12} direction="column" alignItems="stretch" gap={2}>
            <Radio.Item value={side}>
              {say(side === 'yours' ? 'conflict.yours' : 'conflict.theirs')}
            </Radio.Item>
            <Box
              padding={3}
              hasRadius
              borderColor={choice === side ? 'primary600' : 'neutral200'}
              background="neutral100"
              maxHeight="20rem"
              overflow="auto"
              dir="auto"
              tabIndex={0}
              role="group"
              aria-label={say(side === 'yours' ? 'conflict.yours' : 'conflict.theirs')}
            >
              <Typography variant="omega" style={{ whiteSpace: 'pre-wrap' }}>
                {told(conflict[side]) || say('history.nothing')}
              </Typography>
            </Box>
          </Grid.Item>
        ))}
      </Grid.Root>
    </Radio.Group>
  );
};

const isBlocks = (value: unknown): value is Blocks =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((block) => typeof block === 'object' && block !== null && 'children' in block);

/** A value of a field as it can be read and compared. */
const told = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (isBlocks(value)) return plainText(value);
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
};
