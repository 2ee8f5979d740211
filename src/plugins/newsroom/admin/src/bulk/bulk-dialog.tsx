import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useRefreshStoriesMutation } from '../api/desk-api';
import { StatusBadge } from '../status-badge';
import { useWords, type Word } from '../words';
import { runEach, type Outcome, type Results } from './run-each';

/** A story of the list in the language that the list is in. */
export interface Chosen {
  id: string;
  locale: string;
  headline: string;
}

interface BulkDialogProps {
  stories: readonly Chosen[];
  explained: Word;
  /** What the button says that begins it. */
  start: Word;
  /** Whether everything is chosen that is needed. */
  isReady: boolean;
  deed: (story: Chosen) => Promise<Outcome>;
  onClose: () => void;
  /** What there is to choose. */
  children?: ReactNode;
}

const keyOf = ({ id, locale }: Chosen): string => `${id} ${locale}`;

/** Does something to every story that was chosen, and says of each how it went. */
export const BulkDialog = (props: BulkDialogProps) => {
  const { stories, explained, start, isReady, deed, onClose, children } = props;
  const { say, direction } = useWords();
  const [results, setResults] = useState<Results>(new Map());
  const [isRunning, setRunning] = useState(false);
  const [refresh] = useRefreshStoriesMutation();
  const isStopped = useRef(false);
  const wasRun = useRef(false);
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    []
  );

  const run = async (): Promise<void> => {
    isStopped.current = false;
    wasRun.current = true;
    setRunning(true);
    const left = stories.filter((story) => !results.get(keyOf(story))?.ok);
    const before = new Map([...results].filter(([, { ok }]) => ok));
    await runEach({
      ...{ items: left, keyOf, deed },
      onProgress: (some) => setResults(new Map([...before, ...some])),
      isStopped: () => isStopped.current,
    });
    setRunning(false);
  };
  const close = (): void => {
    if (wasRun.current) void refresh();
    onClose();
  };
  const done = stories.filter((story) => results.get(keyOf(story))?.ok).length;
  const isDone = done === stories.length;
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4} dir={direction}>
          <Typography textColor="neutral600">{say(explained)}</Typography>
          {!isRunning && results.size === 0 && children}
          {(isRunning || results.size > 0) && (
            <Flex direction="column" alignItems="stretch" gap={2}>
              <Progress share={results.size / stories.length} />
              <Typography variant="pi" aria-live="polite">
                {say('bulk.done', { done, all: stories.length })}
              </Typography>
            </Flex>
          )}
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {stories.map((story) => (
              <StoryResult key={keyOf(story)} story={story} outcome={results.get(keyOf(story))} />
            ))}
          </Flex>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={close}>
          {say(results.size > 0 ? 'action.close' : 'action.cancel')}
        </Button>
        {!isDone && (
          <Button disabled={!isReady} loading={isRunning} onClick={() => void run()}>
            {say(results.size > 0 ? 'bulk.again' : start)}
          </Button>
        )}
      </Modal.Footer>
    </>
  );
};

/** How far it is, from 0 to 1. Strapi's own bar is white where it is full: on a dialog that shows nothing. */
const Progress = ({ share }: { share: number }) => {
  const { say } = useWords();
  const percent = Math.round(share * 100);
  return (
    <Box
      role="progressbar"
      aria-label={say('bulk.progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      background="neutral200"
      hasRadius
      overflow="hidden"
      height="0.8rem"
    >
      <Box background="primary600" height="100%" style={{ width: `${percent}%` }} />
    </Box>
  );
};

const StoryResult = ({ story, outcome }: { story: Chosen; outcome: Outcome | undefined }) => {
  const { say } = useWords();
  return (
    <Flex tag="li" justifyContent="space-between" alignItems="flex-start" gap={3}>
      <Box>
        <Typography textColor="neutral800" tag="p">
          <bdi lang={story.locale}>{story.headline}</bdi>
        </Typography>
        {outcome && !outcome.ok && (
          <Typography variant="pi" textColor="danger600" tag="p">
            {outcome.message}
          </Typography>
        )}
      </Box>
      {outcome && (
        <StatusBadge variant={outcome.ok ? 'success' : 'danger'}>
          {say(outcome.ok ? 'bulk.ok' : 'bulk.refused')}
        </StatusBadge>
      )}
    </Flex>
  );
};
