import article from './article';
import boardCell from './board-cell';
import boardCount from './board-count';
import change from './change';
import correction from './correction';
import counter from './counter';
import edition from './edition';
import killedStory from './killed-story';
import editLock from './edit-lock';
import logbookEntry from './logbook-entry';
import memorySegment from './memory-segment';
import mention from './mention';
import node from './node';
import permalink from './permalink';
import plannedPublication from './planned-publication';
import refreshJob from './refresh-job';
import relatedPromo from './related-promo';
import revision from './revision';
import section from './section';
import source from './source';
import storyStage from './story-stage';
import translationState from './translation-state';
import webhookDelivery from './webhook-delivery';
import webhookSubscriber from './webhook-subscriber';
import wireItem from './wire-item';

export default {
  article,
  section,
  source,
  'related-promo': relatedPromo,
  permalink,
  'wire-item': wireItem,
  edition,
  mention,
  change,
  counter,
  node,
  'refresh-job': refreshJob,
  'killed-story': killedStory,
  correction,
  'planned-publication': plannedPublication,
  'webhook-subscriber': webhookSubscriber,
  'webhook-delivery': webhookDelivery,
  'logbook-entry': logbookEntry,
  revision,
  'edit-lock': editLock,
  'story-stage': storyStage,
  'memory-segment': memorySegment,
  'translation-state': translationState,
  'board-cell': boardCell,
  'board-count': boardCount,
};
