import { useState } from 'react';
import { useForm } from '@strapi/strapi/admin';
import { Box, Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import type { RevisionDocument } from '../../../server/src/contracts/editorial-article';
import { useGetRevisionsQuery, useRestoreRevisionMutation, type Version } from '../api/story-api';
import { useDeed } from '../api/use-deed';
import { useMay } from '../api/use-may';
import { useWords } from '../words';
import { RevisionChanges } from './revision-changes';
import { ownTimeZone, tellInstant } from './tell-instant';

/** Every saved state of one language: what changed with it, and the way back to it. */
export const HistoryDialog = ({ id, locale, onClose }: Version & { onClose: () => void }) => {
  const { say, nameOf, direction } = useWords();
  const [before, setBefore] = useState<number>();
  const { data, isFetching } = useGetRevisionsQuery({ id, locale, before });
  const [chosen, choose] = useState<number>();
  const revisions = data?.data ?? [];
  const shown = revisions.find(({ number }) => number === chosen) ?? revisions[0];
  const next = data?.meta.nextBefore ?? null;

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content dir={direction}>
        <Modal.Header>
          <Modal.Title>{say('history.title', { language: nameOf(locale) })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {isFetching && <Loader small>{say('panel.loading')}</Loader>}
          {!isFetching && !shown && <Typography>{say('history.none')}</Typography>}
          {shown && (
            <Flex alignItems="flex-start" gap={6}>
              <Box tag="nav" aria-label={say('history.list')} width="22rem">
                <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
                  {revisions.map((revision) => (
                    <Line
                      key={revision.number}
                      revision={revision}
                      isShown={revision.number === shown.number}
                      onChoose={() => choose(revision.number)}
                    />
                  ))}
                </Flex>
                <Flex gap={2} paddingTop={2}>
                  {before !== undefined && (
                    <Button variant="ghost" size="S" onClick={() => setBefore(undefined)}>
                      {say('history.newest')}
                    </Button>
                  )}
                  {next !== null && (
                    <Button variant="ghost" size="S" onClick={() => setBefore(next)}>
                      {say('history.older')}
                    </Button>
                  )}
                </Flex>
              </Box>
              <Shown
                version={{ id, locale }}
                revision={shown}
                isNewest={before === undefined && shown === revisions[0]}
                onRestored={onClose}
              />
            </Flex>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};

interface LineProps {
  revision: RevisionDocument;
  isShown: boolean;
  onChoose: () => void;
}

const Line = ({ revision, isShown, onChoose }: LineProps) => {
  const { say, language } = useWords();
  const at = tellInstant(new Date(revision.at), { language, timeZone: ownTimeZone() });
  return (
    <li>
      <Box
        tag="button"
        type="button"
        width="100%"
        padding={2}
        hasRadius
        textAlign="start"
        background={isShown ? 'primary100' : 'neutral0'}
        aria-current={isShown}
        onClick={onChoose}
      >
        <Typography
          display="block"
          variant="omega"
          textColor={isShown ? 'primary700' : 'neutral800'}
          fontWeight={isShown ? 'bold' : 'regular'}
        >
          {at}
        </Typography>
        <Typography display="block" variant="pi" textColor="neutral600">
          {say(revision.publishedAt ? 'history.linePublished' : 'history.line', {
            number: revision.number,
            name: revision.actor.name,
          })}
        </Typography>
      </Box>
    </li>
  );
};

interface ShownProps {
  version: Version;
  revision: RevisionDocument;
  isNewest: boolean;
  onRestored: () => void;
}

const Shown = ({ version, revision, isNewest, onRestored }: ShownProps) => {
  const { say } = useWords();
  const mayRestore = useMay('revisions.restore');
  const isWriting = useForm('Newsroom', ({ modified }) => modified);
  const [restore, { isLoading }] = useRestoreRevisionMutation();
  const tell = useDeed();

  const bringBack = async () => {
    const { number } = revision;
    if (await tell(restore({ ...version, number }), 'history.restored')) onRestored();
  };

  return (
    <Box flex="1" minWidth={0}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {mayRestore && !isNewest && (
          <Flex gap={3} wrap="wrap">
            <Button
              variant="secondary"
              size="S"
              disabled={isWriting}
              loading={isLoading}
              onClick={() => void bringBack()}
            >
              {say('history.restore')}
            </Button>
            {isWriting && (
              <Typography textColor="neutral600">{say('history.saveFirst')}</Typography>
            )}
          </Flex>
        )}
        <RevisionChanges version={version} number={revision.number} />
      </Flex>
    </Box>
  );
};
