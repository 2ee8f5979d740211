import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { Noted } from '../edit-view/noted';
import { useWords } from '../words';
import { ConflictDialog } from './conflict-dialog';
import { usePendingConflict } from './pending-conflict';

/** A save that was refused, until somebody has decided; nothing that was typed is lost. */
export const ConflictNotice = ({ id }: { id: string }) => {
  const { say } = useWords();
  const conflict = usePendingConflict(id);
  const [postponed, postpone] = useState<unknown>(null);
  if (!conflict) return null;

  return (
    <>
      <Flex direction="column" alignItems="flex-start" gap={2} role="alert">
        <Noted sign={<WarningCircle aria-hidden fill="danger600" />}>
          <Typography variant="omega">{say('conflict.notice')}</Typography>
        </Noted>
        <Button size="S" variant="danger" onClick={() => postpone(null)}>
          {say('conflict.decide')}
        </Button>
      </Flex>
      {postponed !== conflict && (
        <ConflictDialog
          key={conflict.revision}
          conflict={conflict}
          onClose={() => postpone(conflict)}
        />
      )}
    </>
  );
};
