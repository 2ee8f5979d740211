import { lazy, Suspense, useMemo } from 'react';
import { Loader } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { useMay } from '../api/use-may';
import { ARTICLE } from '../plugin-id';
import { useWords } from '../words';

const KillDialog = lazy(() =>
  import('./kill-dialog').then(({ KillDialog }) => ({ default: KillDialog }))
);

/** "Take down everywhere", among Strapi's own actions of the story; for roles that may. */
export const KillAction: DocumentActionComponent = ({ model, documentId }) => {
  const { say } = useWords();
  const mayKill = useMay('publishing.kill');
  // Made once: Strapi takes it for another component, and empties it, whenever it is another function.
  const content = useMemo(
    () =>
      function Content({ onClose }: { onClose: () => void }) {
        return (
          <Suspense fallback={<Loader>{say('panel.loading')}</Loader>}>
            <KillDialog id={documentId ?? ''} onClose={onClose} />
          </Suspense>
        );
      },
    [documentId, say]
  );
  if (model !== ARTICLE || !documentId || !mayKill) return null;
  return {
    label: say('kill.action'),
    icon: <WarningCircle />,
    variant: 'danger',
    position: 'panel',
    dialog: {
      type: 'modal',
      title: say('kill.title'),
      content,
    },
  };
};
