import article from './article';
import permalink from './permalink';
import relatedPromo from './related-promo';
import section from './section';
import source from './source';
import wireItem from './wire-item';

export default {
  article,
  section,
  source,
  'related-promo': relatedPromo,
  permalink,
  'wire-item': wireItem,
};
