import { lazy, Suspense, useState } from 'react';
import { Button } from '@strapi/design-system';
import { ClockCounterClockwise } from '@strapi/icons';
import type { Version } from '../api/story-api';
import { useWords } from '../words';

const HistoryDialog = lazy(() =>
  import('./history-dialog').then(({ HistoryDialog }) => ({ default: HistoryDialog }))
);

/** Opens what the language said before. */
export const History = (version: Version) => {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button
        variant="tertiary"
        size="S"
        startIcon={<ClockCounterClockwise aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {say('history.open')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <HistoryDialog {...version} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
};
