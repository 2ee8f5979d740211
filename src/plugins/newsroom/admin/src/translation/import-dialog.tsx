import { useState } from 'react';
import { Button, Field, Flex, Modal, Typography } from '@strapi/design-system';
import type { XliffImportAnswer } from '../../../server/src/contracts/editorial-xliff';
import { useDeed } from '../api/use-deed';
import { useWords } from '../words';
import { ImportResult } from './import-result';
import { useImportXliffMutation } from './use-import';

/** Takes a file of translations, says what it would do, and does it when that is confirmed. */
export const ImportDialog = ({ onClose }: { onClose: () => void }) => {
  const { say, direction } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<XliffImportAnswer | null>(null);
  const [overwrite, setOverwrite] = useState<readonly string[]>([]);
  const [bring, { isLoading }] = useImportXliffMutation();
  const tell = useDeed();
  const isDone = answer?.meta.dryRun === false;
  const willChange = (answer?.meta.imported ?? 0) + (answer?.meta.partly ?? 0) > 0;

  const look = async (chosen: File | null) => {
    setFile(chosen);
    setAnswer(null);
    setOverwrite([]);
    if (!chosen) return;
    const wish = { file: chosen, dryRun: true, overwrite: [] };
    setAnswer(await tell(bring(wish), 'xliff.looked'));
  };
  const take = async () => {
    if (!file) return;
    const done = await tell(bring({ file, dryRun: false, overwrite }), 'xliff.imported');
    if (done) setAnswer(done);
  };

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content dir={direction}>
        <Modal.Header>
          <Modal.Title>{say('xliff.import')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Typography textColor="neutral600">{say('xliff.explained')}</Typography>
            {!isDone && (
              <Field.Root name="file" hint={say('xliff.fileHint')}>
                <Field.Label>{say('xliff.file')}</Field.Label>
                <input
                  type="file"
                  id="newsroom-xliff-file"
                  aria-label={say('xliff.file')}
                  accept=".xlf,.xliff,.xml,.zip"
                  onChange={({ target }) => void look(target.files?.[0] ?? null)}
                />
                <Field.Hint />
              </Field.Root>
            )}
            {answer && (
              <ImportResult answer={answer} overwrite={overwrite} onOverwrite={setOverwrite} />
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say(isDone ? 'action.close' : 'action.cancel')}
          </Button>
          {!isDone && (
            <Button
              disabled={!answer || !(willChange || overwrite.length > 0)}
              loading={isLoading}
              onClick={() => void take()}
            >
              {say('xliff.take')}
            </Button>
          )}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
