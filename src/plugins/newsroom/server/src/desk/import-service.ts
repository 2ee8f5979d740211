import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE } from '../constants';
import type { ImportResult } from '../contracts/editorial';
import type { Finding } from '../contracts/editorial-check';
import type { ImportedStory } from '../formats/ninjs/imported-story';
import { readNinjs } from '../formats/ninjs/read';
import { wireFactsOf } from '../formats/ninjs/wire-facts';
import type { Locales } from '../locales/locales';
import { matchLocale } from '../locales/match';
import { presetReadersClock } from '../publication/preset-clock';
import { nestsDeeperThan } from '../text/map-texts';
import { holdDocument, inWriteTransaction } from '../transaction';
import type { ActingService } from './actor';
import { compareVersions } from './compare-versions';
import type { ImportRelations } from './import-relations';
import { mergeUpdate } from './merge-update';
import type { ReachService } from './reach';
import { beyondLimit } from './refusals';
import type { WireLedger, WireRecord } from './wire-ledger';

/** No real item comes near; a hostile one would only overflow the stack. */
const MAX_DEPTH = 100;

type Reason = { field: string; message: string };
type Stored = Omit<ImportResult, 'index' | 'uri' | 'version'>;
type Draft = Record<string, unknown> & { documentId: string; slug: string };

/** What of a story is text of the article, field by field; relations come on top. */
const fieldsOf = (story: ImportedStory): Record<string, unknown> => ({
  headline: story.headline,
  shortHeadline: story.shortHeadline,
  dek: story.dek,
  body: story.body,
  bylines: story.bylines,
  dateline: story.dateline,
  tags: story.tags,
  leadImageAlt: story.leadImage?.alt ?? null,
  leadImageCaption: story.leadImage?.caption ?? null,
  leadImageCredit: story.leadImage?.credit ?? null,
  kind: story.kind,
  urgency: story.urgency,
  embargoUntil: story.embargoUntil,
  expiresAt: story.expiresAt,
});

const rejected = (...reasons: Reason[]): Stored => ({ result: 'rejected', reasons });

/** The reasons in a refusal by the document service; null for anything that is our fault. */
const reasonsOf = (error: unknown): Reason[] | null => {
  if (!(error instanceof errors.ApplicationError)) return null;
  const { errors: found } = (error.details ?? {}) as {
    errors?: { path: (string | number)[]; message: string }[];
  };
  return found && found.length > 0
    ? found.map(({ path, message }) => ({ field: path.join('.'), message }))
    : [{ field: 'item', message: error.message }];
};

/** Takes in wire items: each in a transaction of its own, so that a bad one stops no other. */
export const createImport = ({
  strapi,
  locales,
  wires,
  relations,
  findBlocking,
  acting,
  reach,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  wires: WireLedger;
  relations: ImportRelations;
  /** What stands in the way of publishing a version. */
  findBlocking: (documentId: string, locale: string) => Promise<Finding[]>;
  acting: ActingService;
  reach: ReachService;
}) => {
  /** Before anything is told of a story that is here already. @throws RefusedError (403) */
  const assertInReach = async ({ target }: WireRecord, locale: string): Promise<void> => {
    if (target === null) return;
    const asked = { locales: [locale], purpose: 'write' as const };
    if (!(await reach.admits(target, asked))) throw beyondLimit();
  };

  const findDraft = (record: WireRecord, locale: string): Promise<Draft | null> =>
    record.target === null
      ? Promise.resolve(null)
      : strapi.db.query(ARTICLE).findOne({
          where: { documentId: record.target, locale, publishedAt: null },
        });

  const relationsOf = async (story: ImportedStory, locale: string) => {
    const sources: string[] = [];
    for (const source of story.sources) sources.push(await relations.source(source, locale));
    const relatedPromos: string[] = [];
    for (const promo of story.promos) relatedPromos.push(await relations.promo(promo, locale));
    return {
      ...(story.section ? { section: await relations.section(story.section, locale) } : {}),
      ...(sources.length > 0 ? { sources } : {}),
      ...(relatedPromos.length > 0 ? { relatedPromos } : {}),
    };
  };

  const create = async (story: ImportedStory, item: unknown, locale: string): Promise<Draft> =>
    (await strapi.documents(ARTICLE).create({
      locale,
      data: {
        ...fieldsOf(story),
        ...(await relationsOf(story, locale)),
        wireUri: story.wireUri,
        wireVersion: story.wireVersion,
        wireFacts: wireFactsOf(item, story),
      },
    } as never)) as unknown as Draft;

  const update = async (
    story: ImportedStory,
    item: unknown,
    locale: string,
    draft: Draft,
    record: WireRecord
  ) => {
    const before = readNinjs(record.item);
    const { data, kept, merged } = mergeUpdate(
      before.ok ? fieldsOf(before.story) : null,
      fieldsOf(story),
      draft
    );
    const { documentId } = draft;
    const updated = (await strapi.documents(ARTICLE).update({
      documentId,
      locale,
      data: { ...data, wireVersion: story.wireVersion, wireFacts: wireFactsOf(item, story) },
    } as never)) as unknown as Draft;
    return { updated, kept, merged };
  };

  /** Publishes a story, unless something stands in the way: then it waits as a draft for an editor. */
  const publish = async (
    story: ImportedStory,
    documentId: string,
    locale: string
  ): Promise<Pick<ImportResult, 'published' | 'warnings'>> => {
    const blocking = await findBlocking(documentId, locale);
    if (blocking.length > 0) {
      const warnings = blocking.map(({ message }) => `not published: ${message}`);
      return { published: false, warnings };
    }
    const created = story.firstCreated ?? story.versionCreated;
    if (created) {
      await presetReadersClock(
        { strapi },
        { documentId, locale },
        {
          firstPublishedAt: new Date(created),
          updatedAt: new Date(story.versionCreated ?? created),
          embargoUntil: story.embargoUntil === null ? null : new Date(story.embargoUntil),
        }
      );
    }
    await strapi.documents(ARTICLE).publish({ documentId, locale } as never);
    return { published: true };
  };

  /** A story that an editor took off the site does not come back because its wire item does. */
  const mayPublish = async (draft: Draft | null, locale: string): Promise<boolean> => {
    if (!draft?.firstPublishedAt) return true;
    const { documentId } = draft;
    const live = { documentId, locale, publishedAt: { $notNull: true } };
    return (await strapi.db.query(ARTICLE).count({ where: live })) > 0;
  };

  const store = async (
    story: ImportedStory,
    item: unknown,
    locale: string,
    wantsPublishing: boolean
  ): Promise<Stored> => {
    const record = await wires.hold(story.wireUri, 'article');
    // What an editor saves while the versions are compared would be overwritten.
    if (record.target !== null) await holdDocument({ strapi }, ARTICLE, record.target);
    await assertInReach(record, locale);
    const draft = await findDraft(record, locale);
    const order = draft ? compareVersions(story.wireVersion, record.version) : 'newer';
    const isToPublish = wantsPublishing && (await mayPublish(draft, locale));
    const asBefore = wantsPublishing ? { published: isToPublish } : {};
    if (draft && order === 'same') {
      const { documentId: id, slug } = draft;
      const outcome =
        isToPublish && !draft.firstPublishedAt ? await publish(story, id, locale) : asBefore;
      return { result: 'unchanged', id, locale, slug, ...outcome };
    }
    if (order === 'older') {
      return rejected({
        field: 'version',
        message: `${story.wireVersion} is older than ${record.version}, which is here`,
      });
    }
    const { updated, kept, merged } = draft
      ? await update(story, item, locale, draft, record)
      : { updated: await create(story, item, locale), kept: [], merged: [] };
    const { documentId, slug } = updated;
    await wires.record(record.id, {
      entity: 'article',
      target: documentId,
      language: locale,
      version: story.wireVersion,
      item,
    });
    const outcome = isToPublish ? await publish(story, documentId, locale) : asBefore;

    return {
      result: draft ? 'updated' : 'created',
      id: documentId,
      locale,
      slug,
      ...outcome,
      ...(kept.length > 0 ? { kept } : {}),
      ...(merged.length > 0 ? { merged } : {}),
    };
  };

  const localeFor = async (language: string | null): Promise<string | Reason> => {
    const codes = await locales.codes();
    if (language === null) return locales.default();
    return (
      matchLocale(language, codes) ?? {
        field: 'language',
        message: `"${language}" is not a locale of this newsroom; it has ${codes.join(', ')}`,
      }
    );
  };

  const importItem = async (
    item: unknown,
    wantsPublishing: boolean
  ): Promise<Omit<ImportResult, 'index'>> => {
    if (nestsDeeperThan(item, MAX_DEPTH)) {
      return {
        uri: uriOf(item),
        version: null,
        ...rejected({ field: 'item', message: 'is nested too deeply' }),
      };
    }
    const reading = readNinjs(item);
    if (!reading.ok) return { uri: uriOf(item), version: null, ...rejected(...reading.reasons) };

    const { story, warnings } = reading;
    const identity = { uri: story.wireUri, version: story.wireVersion };
    if (story.pubStatus !== 'usable') {
      const message = `is ${story.pubStatus}: such an item takes a story back, it makes none`;
      return { ...identity, ...rejected({ field: 'pubStatus', message }) };
    }
    const locale = await localeFor(story.language);
    if (typeof locale !== 'string') return { ...identity, ...rejected(locale) };

    try {
      const importer = { ...acting.current().actor, kind: 'importer' as const };
      const attempt = () =>
        acting.as({ actor: importer }, () =>
          inWriteTransaction({ strapi }, () => store(story, item, locale, wantsPublishing))
        );
      // Another import may have made the same section or source meanwhile: then it is found now.
      const stored = await attempt().catch((error: unknown) => {
        if (!(error instanceof errors.ValidationError)) throw error;
        return attempt();
      });
      const told = [...warnings, ...(stored.warnings ?? [])];
      return { ...identity, ...stored, ...(told.length > 0 ? { warnings: told } : {}) };
    } catch (error) {
      const reasons = reasonsOf(error);
      if (reasons) return { ...identity, ...rejected(...reasons) };
      strapi.log.error(error);
      return {
        ...identity,
        ...rejected({ field: 'item', message: 'could not be stored; the server log says why' }),
      };
    }
  };

  return {
    /**
     * Takes in ninjs items, one after the other. Idempotent by uri and version; see `ImportResult`
     * for what each comes to. Never throws for an item's sake.
     */
    async importItems(
      items: readonly unknown[],
      { publish: wantsPublishing }: { publish: boolean }
    ): Promise<ImportResult[]> {
      const results: ImportResult[] = [];
      for (const [index, item] of items.entries()) {
        results.push({ index, ...(await importItem(item, wantsPublishing)) });
      }
      return results;
    },
  };
};

const uriOf = (item: unknown): string | null => {
  const uri = typeof item === 'object' && item !== null && 'uri' in item ? item.uri : null;
  return typeof uri === 'string' ? uri.slice(0, 1000) : null;
};
