import type { Finding } from '../contracts/editorial-check';

type Severity = Finding['severity'];

/** How something that the story names stands in the language and at the instant of the check. */
export type Standing = 'published' | 'unpublished' | 'missing';

/** One language of a story as it would be published at an instant, and what it names. */
export interface FlightFacts {
  locale: string;
  at: Date;
  isKilled: boolean;
  /** Whether readers have it in this language now, or would but for its embargo or expiry. */
  isPublished: boolean;
  kind: string;
  headline: string | null;
  words: number;
  /** Characters of texts that may be too long, by their field. */
  lengths: Readonly<Record<string, number>>;
  /** Fields that the settings may ask for and that say nothing. */
  empty: readonly string[];
  slug: string | null;
  /** Whether another story has the slug. */
  isSlugTaken: boolean;
  /** Its document id; null: there is none, or none that whoever asks may know of. */
  slugHolder: string | null;
  /** `copied`: nobody has translated its name; null: the story has none. */
  section: 'translated' | 'copied' | 'missing' | null;
  /** Whether each source is there in the language. */
  sources: readonly { id: string; isThere: boolean }[];
  related: readonly { id: string; standing: Standing }[];
  picture: { alt: string | null; credit: string | null } | null;
  /** Alternative texts of the pictures in the body; empty for one without. */
  imageTexts: readonly string[];
  promos: readonly {
    id: string;
    title: string;
    enabled: boolean;
    startsAt: Date | null;
    endsAt: Date | null;
    target: Standing | null;
  }[];
  /** Addresses of our own that the body links to. */
  links: readonly { url: string; standing: Standing }[];
  embargoUntil: Date | null;
  expiresAt: Date | null;
}

export interface FlightLimits {
  /** A body with fewer words is too short to be meant. */
  minWords: number;
  /** Most characters, by field. */
  maxCharacters: Readonly<Record<string, number | undefined>>;
  /** Fields that have to be there, besides the headline. */
  required: readonly string[];
}

/** One thing that may be wrong. Pure: the same facts give the same findings. */
export interface FlightRule {
  code: string;
  severity: Severity;
  field: string;
  /** For the editor: how it is mended. */
  howTo: string;
  /** What is wrong, once for each time that it is. */
  find: (facts: FlightFacts, limits: FlightLimits) => string[];
}

const when = (isWrong: boolean, message: string): string[] => (isWrong ? [message] : []);

const isOver = ({ expiresAt, at }: FlightFacts): boolean => expiresAt !== null && expiresAt <= at;

const endsUnderEmbargo = ({ expiresAt, embargoUntil }: FlightFacts): boolean =>
  expiresAt !== null && embargoUntil !== null && expiresAt <= embargoUntil;

/** Texts that may be too long for where they are shown. */
const BOUNDED = ['headline', 'shortHeadline', 'dek', 'seoTitle', 'seoDescription'];
/** Fields that a newsroom may ask for. */
const ASKABLE = [...BOUNDED.slice(1), 'dateline', 'bylines', 'tags', 'leadImage'];

/** Stories of these kinds may do without a text. */
const WITHOUT_TEXT = ['video', 'gallery', 'live'];

const missing = (field: string): FlightRule => ({
  code: 'field-missing',
  severity: 'warns',
  field,
  howTo: 'Fill it in: this newsroom asks for it.',
  find: ({ empty }, { required }) =>
    when(required.includes(field) && empty.includes(field), `${field} is empty.`),
});

const tooLong = (field: string): FlightRule => ({
  code: 'too-long',
  severity: 'warns',
  field,
  howTo: 'Shorten it, or see that it is cut well where it is shown.',
  find: ({ lengths }, { maxCharacters }) => {
    const [length = 0, most = Infinity] = [lengths[field], maxCharacters[field]];
    return when(length > most, `${field} has ${length} characters, more than ${most}.`);
  },
});

/**
 * The rules of the house, in the order in which they are told; settings switch and extend them. What
 * blocks here is what no reader would ever see, or what cannot be stored; the rest is for an editor to
 * judge, and a newsroom may have it block as well.
 */
export const FLIGHT_RULES: readonly FlightRule[] = [
  {
    code: 'killed',
    severity: 'blocks',
    field: 'id',
    howTo: 'Revive the story, if it may come back.',
    find: ({ isKilled }) => when(isKilled, 'The story was taken down.'),
  },
  {
    code: 'headline-missing',
    severity: 'blocks',
    field: 'headline',
    howTo: 'Write a headline.',
    find: ({ headline }) => when((headline ?? '').trim() === '', 'There is no headline.'),
  },
  {
    code: 'slug-clash',
    severity: 'blocks',
    field: 'slug',
    howTo: 'Choose another slug.',
    find: ({ slug, isSlugTaken, slugHolder }) =>
      when(
        isSlugTaken,
        `"${slug}" belongs to another story${slugHolder === null ? '' : ` (${slugHolder})`}.`
      ),
  },
  ...ASKABLE.map(missing),
  ...BOUNDED.map(tooLong),
  {
    code: 'body-empty',
    severity: 'warns',
    field: 'body',
    howTo: 'Write the story, or take it out of the plan.',
    find: ({ words, kind }) =>
      when(words === 0 && !WITHOUT_TEXT.includes(kind), 'The body is empty.'),
  },
  {
    code: 'body-short',
    severity: 'warns',
    field: 'body',
    howTo: 'Check that nothing is missing.',
    find: ({ words }, { minWords }) =>
      when(words > 0 && words < minWords, `The body has ${words} words, fewer than ${minWords}.`),
  },
  {
    code: 'expired',
    severity: 'blocks',
    field: 'expiresAt',
    howTo: 'Move the expiry, or remove it.',
    find: (facts) =>
      when(!facts.isPublished && isOver(facts), 'It expires before readers would see it.'),
  },
  {
    code: 'expiry-before-embargo',
    severity: 'blocks',
    field: 'expiresAt',
    howTo: 'Move the expiry behind the end of the embargo.',
    find: (facts) =>
      when(!facts.isPublished && endsUnderEmbargo(facts), 'It expires before its embargo ends.'),
  },
  {
    // What hides a story is never refused: it may be the fastest way to do so.
    code: 'hides-live-story',
    severity: 'warns',
    field: 'expiresAt',
    howTo: 'Nothing, if that is meant; else move the expiry or the embargo.',
    find: (facts) =>
      when(
        facts.isPublished && (isOver(facts) || endsUnderEmbargo(facts)),
        'It is published; with this expiry nobody would see it any more.'
      ),
  },
  {
    code: 'embargo-after-publication',
    severity: 'warns',
    field: 'embargoUntil',
    howTo: 'Nothing, if that is meant: it appears when the embargo ends.',
    find: ({ embargoUntil, at }) =>
      when(
        embargoUntil !== null && embargoUntil > at,
        `Readers see it from ${embargoUntil?.toISOString()} on.`
      ),
  },
  {
    code: 'section-missing',
    severity: 'warns',
    field: 'section',
    howTo: 'Choose a section.',
    find: ({ section }) => when(section === null, 'It stands in no section.'),
  },
  {
    code: 'section-not-translated',
    severity: 'warns',
    field: 'section',
    howTo: 'Translate the name of the section.',
    find: ({ section, locale }) =>
      when(section === 'copied', `The section has no name of its own in "${locale}".`),
  },
  {
    code: 'relation-missing',
    severity: 'warns',
    field: 'section',
    howTo: 'Make the version in this language, or choose another section.',
    find: ({ section, locale }) =>
      when(section === 'missing', `The section is not there in "${locale}".`),
  },
  {
    code: 'source-missing',
    severity: 'warns',
    field: 'sources',
    howTo: 'Name the source.',
    find: ({ sources }) => when(sources.length === 0, 'It names no source.'),
  },
  {
    code: 'relation-missing',
    severity: 'warns',
    field: 'sources',
    howTo: 'Make the version in this language, or choose another source.',
    find: ({ sources, locale }) =>
      sources
        .filter(({ isThere }) => !isThere)
        .map(({ id }) => `A source is not there in "${locale}" (${id}).`),
  },
  {
    code: 'relation-missing',
    severity: 'warns',
    field: 'relatedArticles',
    howTo: 'Translate the related story, or remove it.',
    find: ({ related, locale }) =>
      related
        .filter(({ standing }) => standing === 'missing')
        .map(({ id }) => `A related story is not there in "${locale}" (${id}).`),
  },
  {
    code: 'related-unpublished',
    severity: 'warns',
    field: 'relatedArticles',
    howTo: 'Publish the related story; it is shown from then on.',
    find: ({ related }) =>
      related
        .filter(({ standing }) => standing === 'unpublished')
        .map(({ id }) => `A related story is not published (${id}).`),
  },
  {
    code: 'image-alt-missing',
    severity: 'warns',
    field: 'leadImageAlt',
    howTo: 'Say what the picture shows, for those who cannot see it.',
    find: ({ picture }) =>
      when(picture !== null && !picture.alt?.trim(), 'The picture has no alternative text.'),
  },
  {
    code: 'image-credit-missing',
    severity: 'warns',
    field: 'leadImageCredit',
    howTo: 'Name whose picture it is.',
    find: ({ picture }) =>
      when(picture !== null && !picture.credit?.trim(), 'The picture has no credit.'),
  },
  {
    code: 'body-image-alt-missing',
    severity: 'warns',
    field: 'body',
    howTo: 'Say in the media library what the picture shows, and put it in again.',
    find: ({ imageTexts }) =>
      imageTexts.flatMap((alt, index) =>
        when(alt === '', `Picture ${index + 1} of the body has no alternative text.`)
      ),
  },
  {
    code: 'promo-not-begun',
    severity: 'warns',
    field: 'relatedPromos',
    howTo: 'Nothing, if that is meant: it appears when its window opens.',
    find: ({ promos, at }) =>
      promos
        .filter(({ enabled, startsAt }) => enabled && startsAt !== null && startsAt > at)
        .map(
          ({ title, id, startsAt }) =>
            `The promo "${title}" is shown from ${startsAt?.toISOString()} on (${id}).`
        ),
  },
  {
    code: 'promo-over',
    severity: 'warns',
    field: 'relatedPromos',
    howTo: 'Remove the promo, or move its window.',
    find: ({ promos, at }) =>
      promos
        .filter(({ enabled, endsAt }) => !enabled || (endsAt !== null && endsAt <= at))
        .map(({ title, id }) => `The promo "${title}" is over or switched off (${id}).`),
  },
  {
    code: 'promo-target-unpublished',
    severity: 'warns',
    field: 'relatedPromos',
    howTo: 'Publish the story that it leads to, or remove the promo.',
    find: ({ promos }) =>
      promos
        .filter(({ target }) => target === 'unpublished' || target === 'missing')
        .map(({ title, id }) => `The promo "${title}" leads to nothing that is live (${id}).`),
  },
  {
    code: 'internal-link-broken',
    severity: 'warns',
    field: 'body',
    howTo: 'Correct the address, or remove the link.',
    find: ({ links }) =>
      links
        .filter(({ standing }) => standing === 'missing')
        .map(({ url }) => `There is nothing at ${url}.`),
  },
  {
    code: 'internal-link-unpublished',
    severity: 'warns',
    field: 'body',
    howTo: 'Publish the story that it leads to, or remove the link.',
    find: ({ links }) =>
      links
        .filter(({ standing }) => standing === 'unpublished')
        .map(({ url }) => `Readers cannot get to ${url} yet.`),
  },
];

/** What the configuration says of rules, by code. */
export type RuleSwitches = Readonly<Record<string, Severity | 'off'>>;

/** Findings as the settings have them: switched off, graver or less grave. */
export const switchFindings = (findings: readonly Finding[], switches: RuleSwitches): Finding[] =>
  findings.flatMap((finding): Finding[] => {
    const severity = switches[finding.code] ?? finding.severity;
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });

/** What blocks first; otherwise as they were found. */
export const gravestFirst = (findings: readonly Finding[]): Finding[] => [
  ...findings.filter(({ severity }) => severity === 'blocks'),
  ...findings.filter(({ severity }) => severity === 'warns'),
];

/** What would go wrong, by the rules that are on: what blocks first. */
export const checkFlight = (
  facts: FlightFacts,
  {
    rules,
    switches,
    limits,
  }: { rules: readonly FlightRule[]; switches: RuleSwitches; limits: FlightLimits }
): Finding[] => {
  const { locale } = facts;
  const findings = rules
    .filter(({ code }) => switches[code] !== 'off')
    .flatMap(({ code, severity, field, howTo, find }) =>
      find(facts, limits).map((message) => ({ code, severity, locale, field, message, howTo }))
    );
  return gravestFirst(switchFindings(findings, switches));
};
