import { z } from 'zod';
import { CORRECTION_KINDS } from './editorial-publishing';
import { stages } from './editorial-workflow';
import { filter, wholeNumber } from './parameters';

const instant = z.iso.datetime().describe('ISO 8601, in UTC.');
const documentId = z.string().describe('Document id of the article.');

/** Parameters of `GET /editorial/overview`. */
export const overviewQuery = z.strictObject({
  limit: wholeNumber(1, 20).default(5).describe('Stories on each shelf.'),
});

const overviewStory = z
  .strictObject({
    id: documentId,
    locale: z.string(),
    headline: z.string().nullable().describe('Of the draft.'),
    at: instant
      .nullable()
      .describe(
        'Live and breaking: when it was first published. Planned and failed: when it is or was due. In review and mine: by when.'
      ),
    action: z.enum(['publish', 'unpublish']).nullable().describe('Of a plan; null elsewhere.'),
    stage: z.string().nullable().describe('In review and mine: the code of where it stands.'),
    who: z.string().nullable().describe('Who planned it, or takes care of it.'),
    note: z.string().nullable().describe('Why a plan failed; what the next one should know.'),
  })
  .meta({ id: 'OverviewStory', description: 'One language of a story on a shelf.' });
export type OverviewStory = z.infer<typeof overviewStory>;

const shelf = z
  .strictObject({
    count: z.int().min(0).describe('All there are, shown or not.'),
    stories: z.array(overviewStory),
  })
  .meta({ id: 'OverviewShelf' });
export type OverviewShelf = z.infer<typeof shelf>;

const shelves = {
  live: shelf.describe('What readers can read now, the newest first.'),
  breaking: shelf.describe('Of that, what is breaking.'),
  planned: shelf.describe('What will happen by itself, the next first.'),
  failed: shelf.describe('What was given up, the latest first.'),
  inReview: shelf.describe('Between the first stage and publication, the longest waiting first.'),
  mine: shelf.describe('Handed to whoever asks and not yet published; a token has none.'),
};

/** Answer of `GET /editorial/overview`. */
export const overviewAnswer = z
  .strictObject({
    data: z.strictObject({ at: instant, ...shelves }),
    meta: z.strictObject({ stages }),
  })
  .meta({ id: 'OverviewAnswer' });
export type OverviewAnswer = z.infer<typeof overviewAnswer>;
export type ShelfName = keyof typeof shelves;

const PLACEMENTS = ['article-end', 'article-inline', 'section-front', 'global'] as const;

/** Parameters of `GET /editorial/promos`. */
export const promosQuery = z.strictObject({
  locale: filter('locale code', 35).optional().describe('Left out: the default language.'),
});

const promoWindow = z
  .strictObject({
    id: z.string().describe('Document id of the promo.'),
    title: z.string(),
    placement: z.enum(PLACEMENTS),
    priority: z.int(),
    state: z
      .enum(['running', 'upcoming', 'over', 'off'])
      .describe('`off`: switched off, whatever its window.'),
    startsAt: instant.nullable().describe('Null: from ever on.'),
    endsAt: instant.nullable().describe('Null: for good.'),
    sections: z.array(z.string()).describe('Names of its sections; none: in all of them.'),
  })
  .meta({ id: 'PromoWindow', description: 'A promo in one language, and when it is shown.' });
export type PromoWindow = z.infer<typeof promoWindow>;

/** Answer of `GET /editorial/promos`. */
export const promosAnswer = z
  .strictObject({
    data: z.array(promoWindow).describe('By placement, then as readers would get them.'),
    meta: z.strictObject({
      locale: z.string(),
      at: instant.describe('The instant that the states are of.'),
      isComplete: z.boolean().describe('Whether that is all of them.'),
    }),
  })
  .meta({ id: 'PromosAnswer' });
export type PromosAnswer = z.infer<typeof promosAnswer>;

/** Parameters of `GET /editorial/corrections`. */
export const owedQuery = z.strictObject({
  locale: filter('locale code', 35).optional().describe('Only what this language owes.'),
  limit: wholeNumber(1, 100).default(20).describe('Corrections on a page.'),
  cursor: z
    .string('must be one cursor')
    .max(1000)
    .optional()
    .describe('`meta.nextCursor` of the page before, of the very same query.'),
});

const owedCorrection = z
  .strictObject({
    id: z.string().describe('Id of the correction.'),
    article: z.strictObject({ id: documentId, headline: z.string().nullable() }),
    locale: z.string().describe('The language that owes it.'),
    kind: z.enum(CORRECTION_KINDS),
    origin: z.string().describe('The language in which it was made.'),
    text: z.string().nullable().describe('As readers of that language have it.'),
    since: instant,
    by: z.string().describe('Who made it.'),
  })
  .meta({ id: 'OwedCorrection', description: 'What one language of a story still owes.' });
export type OwedCorrection = z.infer<typeof owedCorrection>;

/** Answer of `GET /editorial/corrections`. */
export const owedAnswer = z
  .strictObject({
    data: z.array(owedCorrection).describe('Newest first.'),
    meta: z.strictObject({ nextCursor: z.string().nullable() }),
  })
  .meta({ id: 'OwedCorrectionsAnswer' });
export type OwedAnswer = z.infer<typeof owedAnswer>;
