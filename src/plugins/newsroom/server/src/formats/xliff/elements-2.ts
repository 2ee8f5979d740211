import type { ValueTypeName } from './value-types';

/** Elements that may stand at a place of the content, and how many of them. */
export interface ContentStep {
  /** Names of the same namespace; `*` stands for any element of another one. */
  readonly names: readonly string[];
  readonly least: 0 | 1;
  readonly most: 1 | 'many';
}

export interface ElementRule {
  readonly attributes: Readonly<Record<string, ValueTypeName>>;
  readonly required?: readonly string[];
  /** `xml:lang` and `xml:space`, by their local names. */
  readonly xml?: Readonly<Record<string, ValueTypeName>>;
  /** Attributes of other namespaces: all, those of XLIFF's modules, or none. */
  readonly foreign: 'any' | 'modules' | 'none';
  /** In order; null: text with inline elements in any order. */
  readonly content: readonly ContentStep[] | null;
  readonly hasText?: boolean;
}

const some = (...names: string[]): ContentStep => ({ names, least: 0, most: 'many' });
const several = (...names: string[]): ContentStep => ({ names, least: 1, most: 'many' });
const maybe = (...names: string[]): ContentStep => ({ names, least: 0, most: 1 });
const one = (...names: string[]): ContentStep => ({ names, least: 1, most: 1 });

const LANG = { lang: 'language' } as const;
const SPACE = { space: 'space' } as const;
const BOTH = { ...LANG, ...SPACE } as const;

const INHERITED = {
  canResegment: 'yesNo',
  translate: 'yesNo',
  srcDir: 'direction',
  trgDir: 'direction',
} as const;
const NAMED = { id: 'nmtoken', name: 'any', type: 'ownValue' } as const;

const CODE = {
  id: 'nmtoken',
  canCopy: 'yesNo',
  canDelete: 'yesNo',
  canReorder: 'reorder',
  copyOf: 'nmtoken',
  type: 'codeType',
  subType: 'subType',
} as const;
const ONE_SIDED = {
  ...CODE,
  dataRef: 'nmtoken',
  disp: 'any',
  equiv: 'any',
  subFlows: 'nmtokens',
} as const;
const MARK = {
  id: 'nmtoken',
  translate: 'yesNo',
  type: 'markType',
  ref: 'uri',
  value: 'any',
} as const;

/** Elements of the core of XLIFF 2.0 and 2.1 (§4.2, §4.3 of the specification). */
export const ELEMENTS_2: Readonly<Record<string, ElementRule>> = {
  xliff: {
    attributes: { version: 'version', srcLang: 'language', trgLang: 'language' },
    required: ['version', 'srcLang'],
    xml: BOTH,
    foreign: 'any',
    content: [several('file')],
  },
  file: {
    attributes: { ...INHERITED, id: 'nmtoken', original: 'any' },
    required: ['id'],
    xml: BOTH,
    foreign: 'any',
    content: [maybe('skeleton'), some('*'), maybe('notes'), several('unit', 'group')],
  },
  skeleton: { attributes: { href: 'any' }, foreign: 'none', content: [some('*')], hasText: true },
  group: {
    attributes: { ...INHERITED, ...NAMED },
    required: ['id'],
    xml: BOTH,
    foreign: 'any',
    content: [some('*'), maybe('notes'), some('unit', 'group')],
  },
  unit: {
    attributes: { ...INHERITED, ...NAMED },
    required: ['id'],
    xml: BOTH,
    foreign: 'any',
    content: [some('*'), maybe('notes'), maybe('originalData'), several('segment', 'ignorable')],
  },
  segment: {
    attributes: { id: 'nmtoken', canResegment: 'yesNo', state: 'state', subState: 'ownValue' },
    foreign: 'none',
    content: [one('source'), maybe('target')],
  },
  ignorable: {
    attributes: { id: 'nmtoken' },
    foreign: 'none',
    content: [one('source'), maybe('target')],
  },
  notes: { attributes: {}, foreign: 'none', content: [several('note')] },
  note: {
    attributes: { id: 'nmtoken', appliesTo: 'side', category: 'any', priority: 'priority' },
    xml: BOTH,
    foreign: 'any',
    content: [],
    hasText: true,
  },
  originalData: { attributes: {}, foreign: 'none', content: [several('data')] },
  data: {
    attributes: { id: 'nmtoken', dir: 'direction' },
    required: ['id'],
    xml: { space: 'preserve' },
    foreign: 'none',
    content: [some('cp')],
    hasText: true,
  },
  source: { attributes: {}, xml: BOTH, foreign: 'none', content: null },
  target: { attributes: { order: 'positive' }, xml: BOTH, foreign: 'none', content: null },
  cp: { attributes: { hex: 'code' }, required: ['hex'], foreign: 'none', content: [] },
  ph: { attributes: ONE_SIDED, required: ['id'], foreign: 'modules', content: [] },
  pc: {
    attributes: {
      ...CODE,
      canOverlap: 'yesNo',
      dataRefStart: 'nmtoken',
      dataRefEnd: 'nmtoken',
      dispStart: 'any',
      dispEnd: 'any',
      equivStart: 'any',
      equivEnd: 'any',
      subFlowsStart: 'nmtokens',
      subFlowsEnd: 'nmtokens',
      dir: 'direction',
    },
    required: ['id'],
    foreign: 'modules',
    content: null,
  },
  sc: {
    attributes: { ...ONE_SIDED, canOverlap: 'yesNo', isolated: 'yesNo', dir: 'direction' },
    required: ['id'],
    foreign: 'modules',
    content: [],
  },
  ec: {
    attributes: {
      ...ONE_SIDED,
      canOverlap: 'yesNo',
      isolated: 'yesNo',
      startRef: 'nmtoken',
      dir: 'direction',
    },
    foreign: 'modules',
    content: [],
  },
  mrk: { attributes: MARK, required: ['id'], foreign: 'any', content: null },
  sm: { attributes: MARK, required: ['id'], foreign: 'any', content: [] },
  em: { attributes: { startRef: 'nmtoken' }, required: ['startRef'], foreign: 'none', content: [] },
};

/** What may stand in text. */
export const INLINE_2: readonly string[] = ['cp', 'ph', 'pc', 'sc', 'ec', 'mrk', 'sm', 'em'];

/** Namespaces of the standard's own modules, and of ITS, which its version 2.1 takes in. */
export const isModule = (uri: string): boolean =>
  uri.startsWith('urn:oasis:names:tc:xliff:') || uri === 'http://www.w3.org/2005/11/its';
