import { useState } from 'react';
import { useForm } from '@strapi/strapi/admin';
import { Button, Flex, Modal, Table, Tbody, Tr, Typography } from '@strapi/design-system';
import { CheckCircle, WarningCircle } from '@strapi/icons';
import { useKillStoryMutation, type Kill } from '../api/story-api';
import { useDeed } from '../api/use-deed';
import { TableHead } from '../table-head';
import { TextCell } from '../text-cell';
import { useWords } from '../words';
import { DeedForm } from './deed-dialog';
import { LongText } from './long-text';

interface KillDialogProps {
  id: string;
  onClose: () => void;
}

/** Asks why, takes the story down in every language, and shows what each surface says of it since. */
export const KillDialog = ({ id, onClose }: KillDialogProps) => {
  const { direction } = useWords();
  const [done, setDone] = useState<Kill | null>(null);
  return (
    <div dir={direction}>
      {done ? (
        <Proof kill={done} onClose={onClose} />
      ) : (
        <Reason id={id} onDone={setDone} onClose={onClose} />
      )}
    </div>
  );
};

interface ReasonProps extends KillDialogProps {
  onDone: (kill: Kill) => void;
}

const Reason = ({ id, onDone, onClose }: ReasonProps) => {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const [notice, setNotice] = useState('');
  const isWriting = useForm('Newsroom', ({ modified }) => modified);
  const [kill, { isLoading }] = useKillStoryMutation();
  const tell = useDeed();

  const take = async () => {
    const wish = { reason, ...(notice.trim() === '' ? {} : { notice }) };
    const killed = await tell(kill({ id, wish, isWriting }), 'kill.done');
    if (killed) onDone(killed);
  };

  return (
    <DeedForm
      confirm={say('kill.confirm')}
      isReady={reason.trim() !== ''}
      isBusy={isLoading}
      isDangerous
      onConfirm={take}
      onClose={onClose}
    >
      <Typography>{say('kill.explained')}</Typography>
      <LongText
        name="reason"
        label={say('kill.reason')}
        hint={say('kill.reasonHint')}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        isRequired
      />
      <LongText
        name="notice"
        label={say('kill.notice')}
        hint={say('kill.noticeHint')}
        value={notice}
        onChange={setNotice}
        maxLength={2000}
      />
    </DeedForm>
  );
};

const Proof = ({ kill, onClose }: { kill: Kill; onClose: () => void }) => {
  const { say, sayNamed } = useWords();
  const { isDown, surfaces } = kill.proof;
  const Icon = isDown ? CheckCircle : WarningCircle;
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex gap={2} role="status">
            <Icon aria-hidden fill={isDown ? 'success600' : 'danger600'} />
            <Typography fontWeight="bold">
              {say(isDown ? 'kill.isDown' : 'kill.isNotDown', { count: surfaces.length })}
            </Typography>
          </Flex>
          <Table colCount={3} rowCount={surfaces.length + 1}>
            <TableHead words={['kill.surface', 'kill.path', 'kill.outcome']} />
            <Tbody>
              {surfaces.map(({ surface, path, outcome }) => (
                <Tr key={`${surface} ${path}`}>
                  <TextCell>{surface}</TextCell>
                  <TextCell>
                    <Typography ellipsis style={{ maxWidth: '22rem' }} dir="ltr" title={path}>
                      {path}
                    </Typography>
                  </TextCell>
                  <TextCell>{sayNamed(`kill.outcome.${outcome}`) ?? outcome}</TextCell>
                </Tr>
              ))}
            </Tbody>
          </Table>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button onClick={onClose}>{say('action.close')}</Button>
      </Modal.Footer>
    </>
  );
};
