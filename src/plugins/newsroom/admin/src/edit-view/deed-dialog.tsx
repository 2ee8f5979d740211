import type { ReactNode } from 'react';
import { Button, Flex, Modal } from '@strapi/design-system';
import { useWords } from '../words';

interface DeedFormProps {
  /** What the button says that does it. */
  confirm: string;
  isReady?: boolean;
  isBusy: boolean;
  isDangerous?: boolean;
  onConfirm: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

interface DeedDialogProps extends DeedFormProps {
  title: string;
}

/** What is asked before something is done, and the two ways out; within a dialog that is there. */
export const DeedForm = ({
  confirm,
  isReady = true,
  isBusy,
  isDangerous = false,
  onConfirm,
  onClose,
  children,
}: DeedFormProps) => {
  const { say } = useWords();
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          {children}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('action.cancel')}
        </Button>
        <Button
          variant={isDangerous ? 'danger' : 'default'}
          disabled={!isReady}
          loading={isBusy}
          onClick={() => void onConfirm()}
        >
          {confirm}
        </Button>
      </Modal.Footer>
    </>
  );
};

/** The same as a dialog of its own, in the direction of the editor's language. */
export const DeedDialog = ({ title, ...form }: DeedDialogProps) => {
  const { direction } = useWords();
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && form.onClose()}>
      <Modal.Content dir={direction}>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <DeedForm {...form} />
      </Modal.Content>
    </Modal.Root>
  );
};
