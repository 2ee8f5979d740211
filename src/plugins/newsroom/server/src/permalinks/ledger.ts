import type { Core } from '@strapi/strapi';
import { PERMALINK } from '../constants';
import { send } from '../statements';
import { withSuffix } from '../text/slug';

/** What has addresses: an article and a section by slug, a source by code. */
export type Addressed = 'article' | 'section' | 'source';

/**
 * `reserved`: of a draft that was never live · `live`: the current address · `former`: an earlier
 * one, which redirects · `gone`: of a story taken down, which answers 410 · `held`: of a story taken
 * down before readers saw it there, so that nothing tells of it.
 */
export type PermalinkState = 'reserved' | 'live' | 'former' | 'gone' | 'held';

export interface Permalink {
  entity: Addressed;
  /** Locale code; `*` where one address serves all locales (source codes). */
  language: string;
  slug: string;
  /** Document id of the owner. */
  target: string;
  state: PermalinkState;
  /** The slug before its suffix when it was derived from the headline; null when somebody chose it. */
  base: string | null;
  /** What the public may read of a story taken down. */
  notice: string | null;
}

export interface Owner {
  entity: Addressed;
  language: string;
  target: string;
}

/** `killed`: the story was taken down, in whatever language; no address of it goes live. */
export type SettleResult = { ok: true } | { ok: false; reason: 'killed' };

export type ClaimResult = { ok: true; slug: string } | { ok: false; heldBy: string | null };

const UNIQUE = ['entity', 'language', 'slug'];
/** Readers may know these addresses. */
const SEEN: readonly PermalinkState[] = ['live', 'former', 'gone'];

const isTakenDown = ({ state }: Permalink): boolean => state === 'gone' || state === 'held';

/** More stories than this with one headline in one locale get an error, not an endless loop. */
const MAX_SUFFIX = 10_000;

/**
 * The ledger of addresses. The unique index over entity, language and slug decides who owns one;
 * everything here runs inside the caller's transaction, so a claim lives and dies with its save.
 */
export const createLedger = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.queryBuilder(PERMALINK);

  const holdings = (owner: Owner): Promise<Permalink[]> =>
    query().select('*').where(owner).execute<Permalink[]>();

  /** In every language. */
  const addressesOf = ({ entity, target }: Omit<Owner, 'language'>): Promise<Permalink[]> =>
    query().select('*').where({ entity, target }).execute<Permalink[]>();

  const find = async (key: Omit<Owner, 'target'> & { slug: string }): Promise<Permalink | null> =>
    query().select('*').where(key).first().execute<Permalink | null>();

  /** True when the row is ours afterwards. Waits for a concurrent claim of the same slug to end. */
  const insert = async (owner: Owner, slug: string, base: string | null): Promise<boolean> => {
    const now = new Date();
    await query()
      .insert({ ...owner, slug, base, state: 'reserved', createdAt: now, updatedAt: now })
      .onConflict(UNIQUE)
      .ignore()
      .execute();
    const { count } = await query()
      .where({ ...owner, slug })
      .count()
      .first()
      .execute<{ count: number }>();
    return Number(count) > 0;
  };

  const takenByOthers = async (owner: Owner, stem: string): Promise<Set<string>> => {
    const { entity, language, target } = owner;
    const rows = await query()
      .select(['slug'])
      .where({ entity, language, slug: { $startsWith: stem }, target: { $ne: target } })
      .execute<{ slug: string }[]>();
    return new Set(rows.map(({ slug }) => slug));
  };

  /** The first free slug of `base`, `base-2`, `base-3` …, claimed. */
  const claimDerived = async (owner: Owner, base: string): Promise<ClaimResult> => {
    const held = (await holdings(owner)).find((row) => row.base === base && row.state !== 'former');
    if (held) return { ok: true, slug: held.slug };
    if (await insert(owner, base, base)) return { ok: true, slug: base };

    // What is taken is only a hint that saves attempts; the insert decides.
    const taken = await takenByOthers(owner, withSuffix(base, 2).replace(/-2$/, ''));
    for (let n = 2; n < MAX_SUFFIX; n += 1) {
      const slug = withSuffix(base, n);
      if (!taken.has(slug) && (await insert(owner, slug, base))) return { ok: true, slug };
    }
    return { ok: false, heldBy: null };
  };

  /** Exactly this slug, or a refusal that names the document which has it. */
  const claimChosen = async (owner: Owner, slug: string): Promise<ClaimResult> => {
    const { entity, language, target } = owner;
    const current = await find({ entity, language, slug });
    if (current?.target === target || (!current && (await insert(owner, slug, null)))) {
      return { ok: true, slug };
    }
    return {
      ok: false,
      heldBy: (current ?? (await find({ entity, language, slug })))?.target ?? null,
    };
  };

  /**
   * Makes `slug` the one address of its owner: live now, or what the draft will be published under.
   *
   * @param known its addresses in every language, by a caller who has just read them
   */
  const settle = async (
    owner: Owner,
    slug: string,
    isLive: boolean,
    known?: readonly Permalink[]
  ): Promise<SettleResult> => {
    const { language } = owner;
    const everywhere = known ?? (await addressesOf(owner));
    if (isLive && everywhere.some(isTakenDown)) return { ok: false, reason: 'killed' };
    const held = everywhere.filter((row) => row.language === language);
    const holdsOther = (state: PermalinkState): boolean =>
      held.some((row) => row.state === state && row.slug !== slug);
    const others = (state: PermalinkState) =>
      query().where({ ...owner, state, slug: { $ne: slug } });

    if (holdsOther('reserved')) await others('reserved').delete().execute();
    if (!isLive) return { ok: true };
    if (holdsOther('live')) await others('live').update({ state: 'former' }).execute();
    if (held.some((row) => row.slug === slug && row.state === 'live')) return { ok: true };
    await send(
      { strapi },
      query()
        .where({ ...owner, slug })
        .update({ state: 'live' })
    );
    return { ok: true };
  };

  /**
   * Takes a story's addresses down, in every language: those that readers may have seen are gone, with
   * the notice; the rest, among them all of the languages `unseen`, are only held.
   */
  const takeDown = async (
    { entity, target }: Omit<Owner, 'language'>,
    { notice, unseen }: { notice: string | null; unseen: readonly string[] }
  ): Promise<void> => {
    const own = await addressesOf({ entity, target });
    for (const { language, slug, state } of own) {
      const wasSeen = SEEN.includes(state) && !unseen.includes(language);
      await query()
        .where({ entity, target, language, slug })
        .update(wasSeen ? { state: 'gone', notice } : { state: 'held' })
        .execute();
    }
  };

  /** Lets a story have its addresses again; which of them is the current one says its publication. */
  const giveBack = async ({ entity, target }: Omit<Owner, 'language'>): Promise<void> => {
    const own = (state: PermalinkState) => query().where({ entity, target, state });
    await own('gone').update({ state: 'former', notice: null }).execute();
    await own('held').update({ state: 'reserved' }).execute();
  };

  /** Gives back what was never live; addresses that readers may have seen stay with their story. */
  const releaseUnseen = async (owner: Owner): Promise<void> => {
    await query()
      .where({ ...owner, state: { $in: ['reserved', 'held'] } })
      .delete()
      .execute();
  };

  /**
   * Frees the addresses of a document that no longer exists. Those of a story that was taken down stay:
   * readers are told that it is gone, and no other story answers in its place.
   */
  const releaseAll = async ({ entity, target }: Omit<Owner, 'language'>): Promise<void> => {
    await query()
      .where({ entity, target, state: { $ne: 'gone' } })
      .delete()
      .execute();
  };

  /** Whether readers are told of any of its addresses that it was taken down. */
  const isGone = async ({ entity, target }: Omit<Owner, 'language'>): Promise<boolean> => {
    const { count } = await query()
      .where({ entity, target, state: 'gone' })
      .count()
      .first()
      .execute<{ count: number }>();
    return Number(count) > 0;
  };

  /** A locale that is removed takes its rows along, and so its addresses. */
  const releaseLanguage = async (language: string): Promise<void> => {
    await query().where({ language }).delete().execute();
  };

  return {
    holdings,
    addressesOf,
    find,
    claimDerived,
    claimChosen,
    settle,
    takeDown,
    giveBack,
    releaseUnseen,
    releaseAll,
    isGone,
    releaseLanguage,
  };
};

export type Ledger = ReturnType<typeof createLedger>;
