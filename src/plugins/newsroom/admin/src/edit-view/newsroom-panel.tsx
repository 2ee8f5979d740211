import { lazy, Suspense } from 'react';
import { Loader } from '@strapi/design-system';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { ARTICLE } from '../plugin-id';
import { useWords } from '../words';

const Story = lazy(() => import('./story').then(({ Story }) => ({ default: Story })));

/** The side panel "Newsroom" of the edit view; other types than articles have none. */
export const NewsroomPanel: PanelComponent = (props) => {
  const { say } = useWords();
  if (props.model !== ARTICLE) return null;
  return {
    title: say('panel.title'),
    content: (
      <Suspense fallback={<Loader small>{say('panel.loading')}</Loader>}>
        <Story {...props} />
      </Suspense>
    ),
  };
};
