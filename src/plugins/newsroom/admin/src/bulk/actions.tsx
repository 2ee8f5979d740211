import { lazy, Suspense, useMemo, useRef, type ComponentType } from 'react';
import { Loader } from '@strapi/design-system';
import type { BulkActionComponent } from '@strapi/content-manager/strapi-admin';
import { useMay } from '../api/use-may';
import { ARTICLE } from '../plugin-id';
import { useWords, type Word } from '../words';
import type { Chosen } from './bulk-dialog';
import type { ManyProps } from './publish-many';

const PublishMany = lazy(() =>
  import('./publish-many').then(({ PublishMany }) => ({ default: PublishMany }))
);
const PlanMany = lazy(() => import('./plan-many').then(({ PlanMany }) => ({ default: PlanMany })));
const MoveMany = lazy(() => import('./move-many').then(({ MoveMany }) => ({ default: MoveMany })));
const ExportMany = lazy(() =>
  import('./export-many').then(({ ExportMany }) => ({ default: ExportMany }))
);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Deed {
  action: string;
  label: Word;
  title: Word;
  Dialog: ComponentType<ManyProps>;
}

const bulkAction = ({ action, label, title, Dialog }: Deed): BulkActionComponent =>
  function NewsroomBulkAction({ documents, model }) {
    const { say } = useWords();
    const may = useMay(action);
    const stories: Chosen[] = documents.map((document) => ({
      id: document.documentId,
      locale: textOf(document.locale),
      headline: textOf(document.headline) || document.documentId,
    }));
    const latest = useRef(stories);
    latest.current = stories;
    const chosen = stories.map(({ id, locale }) => `${id} ${locale}`).join();
    // Strapi takes a new function for another component, and would empty the dialog while it runs.
    const content = useMemo(() => {
      const these = chosen === '' ? [] : latest.current;
      return function Content({ onClose }: { onClose: () => void }) {
        return (
          <Suspense fallback={<Loader>{say('panel.loading')}</Loader>}>
            <Dialog stories={these} onClose={onClose} />
          </Suspense>
        );
      };
    }, [chosen, say]);
    if (model !== ARTICLE || !may || stories.length === 0) return null;
    return {
      label: say(label),
      variant: 'tertiary',
      dialog: { type: 'modal', title: say(title), content },
    };
  };

/** What can be done to many stories at once, beside what Strapi offers. */
export const newsroomBulkActions: BulkActionComponent[] = [
  bulkAction({
    action: 'publishing.publish',
    label: 'bulk.publish',
    title: 'bulk.publishTitle',
    Dialog: PublishMany,
  }),
  bulkAction({
    action: 'publishing.schedule',
    label: 'schedule.plan',
    title: 'bulk.planTitle',
    Dialog: PlanMany,
  }),
  bulkAction({
    action: 'workflow.move',
    label: 'bulk.move',
    title: 'bulk.moveTitle',
    Dialog: MoveMany,
  }),
  bulkAction({
    action: 'xliff.export',
    label: 'bulk.export',
    title: 'bulk.exportTitle',
    Dialog: ExportMany,
  }),
];

/** Strapi says so of its own "Publish", though its types do not tell. */
const isPublishing = (description: object | null): boolean =>
  description !== null && 'actionType' in description && description.actionType === 'publish';

/** Strapi's own "Publish", left out where ours does it story by story and says what became of each. */
export const besidesOurs = (original: BulkActionComponent): BulkActionComponent => {
  const Other: BulkActionComponent = (props) => {
    const mayPublish = useMay('publishing.publish');
    const own = original(props);
    return props.model === ARTICLE && mayPublish && isPublishing(own) ? null : own;
  };
  return Object.assign(Other, original.type ? { type: original.type } : {});
};
