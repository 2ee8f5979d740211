import { Grid } from '@strapi/design-system';
import type { ShelfName } from '../../../server/src/contracts/editorial-overview';
import { useGetOverviewQuery } from '../api/desk-api';
import { ARTICLE } from '../plugin-id';
import type { Word } from '../words';
import { Answered } from './answered';
import { DeskPage } from './desk-page';
import { addressOf, PLACES } from './places';
import { Shelf } from './shelf';

const STORIES_SHOWN = 5;
/** How often an overview that is left open is read again. */
const EVERY_MS = 30_000;

const STORIES = `/content-manager/collection-types/${ARTICLE}`;

/** What has to be acted upon comes first. */
const SHELVES: readonly { name: ShelfName; title: Word; empty: Word; more?: string }[] = [
  {
    name: 'failed',
    title: 'overview.failed',
    empty: 'overview.noneFailed',
    more: `${addressOf(PLACES.plans)}?state=failed`,
  },
  { name: 'mine', title: 'overview.mine', empty: 'overview.noneMine' },
  { name: 'inReview', title: 'overview.inReview', empty: 'overview.noneInReview' },
  {
    name: 'planned',
    title: 'overview.planned',
    empty: 'overview.nonePlanned',
    more: addressOf(PLACES.plans),
  },
  { name: 'breaking', title: 'overview.breaking', empty: 'overview.noneBreaking' },
  { name: 'live', title: 'overview.live', empty: 'overview.noneLive', more: STORIES },
];

/** How the newsroom stands at the moment. */
export const Overview = () => {
  const answer = useGetOverviewQuery(
    { limit: STORIES_SHOWN },
    { pollingInterval: EVERY_MS, refetchOnMountOrArgChange: true }
  );
  return (
    <DeskPage place={PLACES.overview} subtitle="overview.subtitle">
      <Answered answer={answer}>
        {(shelves) => (
          <Grid.Root gap={4}>
            {SHELVES.map((shelf) => (
              <Grid.Item
                key={shelf.name}
                col={6}
                s={12}
                xs={12}
                alignItems="stretch"
                direction="column"
              >
                <Shelf {...shelf} shelf={shelves[shelf.name]} stages={shelves.stages} />
              </Grid.Item>
            ))}
          </Grid.Root>
        )}
      </Answered>
    </DeskPage>
  );
};
