import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useCheckStoryQuery, useReviveStoryMutation, type Version } from '../api/story-api';
import { useDeed } from '../api/use-deed';
import { useMay } from '../api/use-may';
import { useWords } from '../words';
import { DeedDialog } from './deed-dialog';
import { LongText } from './long-text';
import { Noted } from './noted';

interface TakenDownProps extends Version {
  saved: string;
}

/** That the story was taken down, and the way back for roles that may. The flight check knows of it. */
export const TakenDown = ({ id, locale, saved }: TakenDownProps) => {
  const { say } = useWords();
  const { data } = useCheckStoryQuery({ id, locale, saved });
  const mayRevive = useMay('publishing.revive');
  const [isOpen, setOpen] = useState(false);
  if (!data?.findings.some(({ code }) => code === 'killed')) return null;

  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Noted sign={<WarningCircle aria-hidden fill="danger600" />}>
        <Typography variant="omega">{say('revive.isDown')}</Typography>
      </Noted>
      {mayRevive && (
        <Button variant="secondary" size="S" onClick={() => setOpen(true)}>
          {say('revive.action')}
        </Button>
      )}
      {isOpen && <ReviveDialog id={id} onClose={() => setOpen(false)} />}
    </Flex>
  );
};

const ReviveDialog = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const [revive, { isLoading }] = useReviveStoryMutation();
  const tell = useDeed();
  const bringBack = async () => {
    if (await tell(revive({ id, reason }), 'revive.done')) onClose();
  };

  return (
    <DeedDialog
      title={say('revive.action')}
      confirm={say('revive.action')}
      isReady={reason.trim() !== ''}
      isBusy={isLoading}
      onConfirm={bringBack}
      onClose={onClose}
    >
      <Typography>{say('revive.explained')}</Typography>
      <LongText
        name="reason"
        label={say('kill.reason')}
        hint={say('revive.reasonHint')}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        isRequired
      />
    </DeedDialog>
  );
};
