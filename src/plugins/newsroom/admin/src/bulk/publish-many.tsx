import { usePublishStoryMutation } from '../api/desk-api';
import { BulkDialog, type Chosen } from './bulk-dialog';
import { useOutcome } from './use-outcome';

export interface ManyProps {
  stories: readonly Chosen[];
  onClose: () => void;
}

/** Publishes the language of the list, story by story: each passes its own flight check, or does not. */
export const PublishMany = (props: ManyProps) => {
  const [publish] = usePublishStoryMutation();
  const outcomeOf = useOutcome();
  return (
    <BulkDialog
      {...props}
      explained="bulk.publishExplained"
      start="bulk.publish"
      isReady
      deed={({ id, locale }) => outcomeOf(publish({ id, locale }))}
    />
  );
};
