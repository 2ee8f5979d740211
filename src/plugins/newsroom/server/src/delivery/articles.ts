import type { ArticleAnswer } from '../contracts/delivery';
import type { DocumentQuery } from '../contracts/delivery-query';
import type { PartnerStory } from '../contracts/ninjs';
import { EDITION, PERMALINK } from '../constants';
import type { Database } from '../database';
import type { Ledger, PermalinkState } from '../permalinks/ledger';
import { isSlug } from '../text/slug';
import type { Delivered, Live } from './delivered';
import { isOpenAt, type StoredEdition } from './edition';
import { readEdition, type EditionStore, type RawEdition } from './edition-store';
import { versionsIn, type PlannedTurns } from './planned-turns';
import { boundOf, endingAt, openNow, presentArticle } from './present';
import type { Scope } from './scope';
import { articleThing, isSurrogateKey, listThing, localeThing } from './things';

/** Where a story is looked for. */
type Address = Pick<DocumentQuery, 'locale' | 'fallback'>;

type Deliver<Query, Answered extends Live> = (
  stored: StoredEdition,
  locale: string,
  query: Query
) => Promise<Answered>;

type LiveArticle = Live & { value: ArticleAnswer };
export type DeliveredArticle = Exclude<Delivered, Live> | LiveArticle;

/** A permalink with an edition of its story, or with none. */
type Found = RawEdition & {
  language: string;
  state: PermalinkState;
  notice: string | null;
  target: string;
  edition_locale: string | null;
};

/** Addresses that readers never saw: as if they were not there. */
const UNSEEN: readonly PermalinkState[] = ['reserved', 'held'];

const keysOf = ({ edition, locale, documentId }: StoredEdition): string[] => [
  articleThing(documentId),
  localeThing(locale),
  ...edition.mentions.shown.filter(isSurrogateKey),
];

/** One article as readers get it, by address or by document id. */
export const createArticles = ({
  database,
  ledger,
  store,
  scope,
  planned,
}: {
  database: Database;
  ledger: Ledger;
  store: EditionStore;
  scope: Scope;
  planned: PlannedTurns;
}) => {
  /** The story's edition in the first locale of the chain in which readers may see it. */
  const firstLive = (
    editions: readonly StoredEdition[],
    chain: readonly string[]
  ): StoredEdition | undefined => {
    const nowMs = scope.now().getTime();
    return chain
      .flatMap((locale) => editions.filter((edition) => edition.locale === locale))
      .find(({ edition }) => isOpenAt(edition.window, nowMs));
  };

  const deliver = async (
    stored: StoredEdition,
    locale: string,
    query: Pick<DocumentQuery, 'relative' | 'body'>
  ): Promise<LiveArticle> => {
    const { answer, bound } = presentArticle(
      stored,
      await scope.presentation(locale, query),
      planned.endingsOf(versionsIn(stored.edition))
    );
    return { kind: 'live', value: answer, keys: keysOf(stored), locales: [stored.locale], bound };
  };

  /** The same for partners, with what they get beside it; the label that ages by the minute is not. */
  const deliverToPartner = async (
    stored: StoredEdition,
    locale: string
  ): Promise<Live & { value: PartnerStory }> => {
    const live = await deliver(stored, locale, { relative: false, body: 'blocks' });
    const { wire = null, window } = stored.edition;
    const expiresAt = window.until === null ? null : new Date(window.until).toISOString();
    return { ...live, value: { article: live.value.data, wire, expiresAt } };
  };

  /** One statement: the address, and its story in each locale of the chain. */
  const findAddress = async (slug: string, chain: readonly string[]): Promise<Found[]> => {
    const { query } = await database.table(PERMALINK, 'p');
    return query
      .leftJoin(`${database.nameOf(EDITION)} as e`, (join) => {
        void join.on('e.document_id', 'p.target').onIn('e.locale', [...chain]);
      })
      .where({ 'p.entity': 'article', 'p.slug': slug })
      .whereIn('p.language', [...chain])
      .select(
        'p.language',
        'p.state',
        'p.notice',
        'p.target',
        'e.document_id',
        'e.locale',
        'e.locale as edition_locale',
        'e.slug',
        'e.document',
        'e.seq'
      );
  };

  const findBySlug = async <Query extends Address, Answered extends Live>(
    slug: string,
    query: Query,
    deliverAs: Deliver<Query, Answered>
  ): Promise<Exclude<Delivered, Live> | Answered> => {
    const locale = await scope.localeOf(query.locale);
    const chain = await scope.chainOf(locale, query.fallback);
    const found = isSlug(slug, 'unicode') ? await findAddress(slug, chain) : [];
    const address = chain
      .flatMap((language) => found.filter((row) => row.language === language))
      .find(({ state }) => !UNSEEN.includes(state));
    if (!address) return { kind: 'not-found' };
    const { language, state, notice, target } = address;
    // In a language asked before this one, another story may take the address over any time.
    const preferred = chain.slice(0, chain.indexOf(language)).map(listThing);
    if (state === 'gone') {
      return { kind: 'gone', notice, keys: [articleThing(target), ...preferred] };
    }

    const editions = found
      .filter((row) => row.language === language && row.edition_locale !== null)
      .map(readEdition);
    const live = firstLive(editions, chain);
    if (!live) return { kind: 'not-found' };
    // Only within the language of the address: elsewhere the slug may be another story's.
    if (live.slug !== slug && live.locale === language) {
      const { summary, window, translations } = live.edition;
      const now = scope.now();
      return {
        kind: 'redirect',
        path: summary.path,
        slug: live.slug,
        versions: [
          { locale: live.locale, path: summary.path },
          ...openNow(translations, now).map(({ locale: code, path }) => ({ locale: code, path })),
        ],
        keys: [articleThing(target), ...preferred],
        bound: boundOf(
          [],
          [
            window,
            ...translations.map((one) => one.window),
            ...planned.endingsOf([[target, live.locale]]).map(endingAt),
          ],
          now
        ),
      };
    }
    const delivered = await deliverAs(live, locale, query);
    return { ...delivered, keys: [...delivered.keys, ...preferred] };
  };

  return {
    deliver,

    bySlug: (slug: string, query: DocumentQuery): Promise<DeliveredArticle> =>
      findBySlug(slug, query, deliver),

    forPartners: (slug: string, query: Address) => findBySlug(slug, query, deliverToPartner),

    async byId(documentId: string, query: DocumentQuery): Promise<DeliveredArticle> {
      const locale = await scope.localeOf(query.locale);
      if (!/^[a-z0-9]{1,40}$/.test(documentId)) return { kind: 'not-found' };
      const chain = await scope.chainOf(locale, query.fallback);
      const live = firstLive(await store.ofDocument(documentId, chain), chain);
      if (live) return deliver(live, locale, query);

      for (const language of chain) {
        const held = await ledger.holdings({ entity: 'article', language, target: documentId });
        const gone = held.find(({ state }) => state === 'gone');
        if (gone) return { kind: 'gone', notice: gone.notice, keys: [articleThing(documentId)] };
      }
      return { kind: 'not-found' };
    },
  };
};

export type Articles = ReturnType<typeof createArticles>;
