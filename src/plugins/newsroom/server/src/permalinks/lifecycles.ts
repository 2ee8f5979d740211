import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import { ARTICLE, SECTION, SOURCE } from '../constants';
import { problem, refuse, refuseAs } from '../problems';
import { getSettings } from '../settings';
import { isSlug, slugify } from '../text/slug';
import { decideSlug, type SlugDecision } from './decide-slug';
import type { Addressed, ClaimResult, Ledger, Owner, Permalink } from './ledger';
import { addressesOf } from './read-ahead';

type Data = Record<string, unknown>;

interface LifecycleEvent {
  model: { uid: string };
  params: { data?: Data; where?: Data };
}

interface Row {
  id: number;
  documentId: string;
  locale: string;
  publishedAt: unknown;
  title: string;
  slug: string | null;
}

const ADDRESSED: Record<string, { entity: Addressed; titleField: string }> = {
  [ARTICLE]: { entity: 'article', titleField: 'headline' },
  [SECTION]: { entity: 'section', titleField: 'name' },
};

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

interface Claimed {
  slug: string;
  /** The addresses of its owner in every language, where they were read and nothing was claimed. */
  known?: readonly Permalink[];
}

/**
 * Claims an address in the ledger with every row that gets one, at the database layer and inside the
 * transaction of the save: no path into the database goes around it, and a failed save claims nothing.
 */
export const createPermalinkLifecycles = ({
  strapi,
  ledger,
}: {
  strapi: Core.Strapi;
  ledger: Ledger;
}) => {
  const claimDecided = async (owner: Owner, decision: SlugDecision): Promise<Claimed | null> => {
    const isUnicode = getSettings(strapi).slugs.unicode.includes(owner.language);
    const form = isUnicode ? 'unicode' : 'ascii';

    if (decision.kind === 'derive') {
      const derived = slugify(decision.title, { locale: owner.language, form });
      const base = derived || `${owner.entity}-${owner.target.slice(0, 8)}`;
      return { slug: orRefuse(await ledger.claimDerived(owner, base), base) };
    }
    if (decision.kind === 'choose') {
      const { slug } = decision;
      const known = await addressesOf(ledger, owner);
      const isHeld = known.some((one) => one.language === owner.language && one.slug === slug);
      if (isHeld) return { slug, known };
      if (!isSlug(slug, form)) {
        const letters = isUnicode ? 'letters' : 'lower-case letters a to z';
        refuse([problem('slug', `must be ${letters}, digits and single hyphens, at most 80`)]);
      }
      return { slug: orRefuse(await ledger.claimChosen(owner, slug), slug) };
    }
    return null;
  };

  const orRefuse = (claim: ClaimResult, slug: string): string => {
    if (claim.ok) return claim.slug;
    refuse([problem('slug', `"${slug}" belongs to another document (${claim.heldBy ?? 'many'})`)]);
    throw new Error('unreachable');
  };

  const settleOrRefuse = async (
    owner: Owner,
    { slug, known }: Claimed,
    isLive: boolean
  ): Promise<void> => {
    const settled = await ledger.settle(owner, slug, isLive, known);
    if (settled.ok) return;
    refuseAs(settled.reason, 'publish', 'the story was killed; it has to be revived first');
  };

  const claimCode = async (data: Data, target: string): Promise<void> => {
    const code = asText(data.code);
    if (code === undefined) return;
    const owner: Owner = { entity: 'source', language: '*', target };
    const claim = await ledger.claimChosen(owner, code);
    if (!claim.ok)
      refuse([problem('code', `"${code}" belongs to another source (${claim.heldBy})`)]);
    await ledger.settle(owner, code, true);
  };

  const findRow = async (
    uid: string,
    where: Data | undefined,
    titleField: string
  ): Promise<Row | null> => {
    const fields = [
      'id',
      'documentId',
      'locale',
      'publishedAt',
      ...(ADDRESSED[uid] ? ['slug'] : []),
    ];
    const row = await strapi.db
      .queryBuilder(uid)
      .select([...fields, titleField])
      .where(where ?? {})
      .first()
      .execute<(Omit<Row, 'title'> & Data) | null>();
    return row ? { ...row, title: asText(row[titleField]) ?? '' } : null;
  };

  return {
    models: [ARTICLE, SECTION, SOURCE],

    async beforeCreate({ model, params }: LifecycleEvent) {
      const data = { documentId: createId(), ...params.data };
      params.data = data;
      if (model.uid === SOURCE) return claimCode(data, data.documentId);

      const addressed = ADDRESSED[model.uid];
      const language = asText((data as Data).locale);
      if (!addressed || language === undefined) return;

      const owner: Owner = { entity: addressed.entity, language, target: data.documentId };
      const decision = decideSlug({
        slug: (data as Data).slug as string | null | undefined,
        title: asText((data as Data)[addressed.titleField]),
        row: null,
        isFollowing: true,
      });
      const claimed = await claimDecided(owner, decision);
      if (claimed === null) return;
      await settleOrRefuse(owner, claimed, Boolean((data as Data).publishedAt));
      params.data = { ...data, slug: claimed.slug };
    },

    async beforeUpdate({ model, params }: LifecycleEvent) {
      const data = params.data ?? {};
      const addressed = ADDRESSED[model.uid];
      const titleField = addressed?.titleField ?? 'code';
      if (!('slug' in data) && !(titleField in data)) return;

      const row = await findRow(model.uid, params.where, titleField);
      if (!row) return;
      if (!addressed) return claimCode(data, row.documentId);

      const owner: Owner = {
        entity: addressed.entity,
        language: row.locale,
        target: row.documentId,
      };
      const held = (await ledger.holdings(owner)).find(({ slug }) => slug === row.slug);
      const decision = decideSlug({
        slug: data.slug as string | null | undefined,
        title: asText(data[titleField]),
        row,
        isFollowing: held?.state === 'reserved' && held.base !== null,
      });
      const claimed = await claimDecided(owner, decision);
      if (claimed === null) return;
      await settleOrRefuse(owner, claimed, Boolean(row.publishedAt));
      params.data = { ...data, slug: claimed.slug };
    },
  };
};
