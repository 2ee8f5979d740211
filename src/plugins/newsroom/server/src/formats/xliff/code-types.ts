import type { XliffCode } from './model';

type CodeType = Pick<XliffCode, 'type' | 'subType'>;

/** Types of codes in XLIFF 1.2, and what XLIFF 2 calls the same. */
const KNOWN: Readonly<Record<string, CodeType>> = {
  bold: { type: 'fmt', subType: 'xlf:b' },
  italic: { type: 'fmt', subType: 'xlf:i' },
  underlined: { type: 'fmt', subType: 'xlf:u' },
  lb: { type: 'fmt', subType: 'xlf:lb' },
  pb: { type: 'fmt', subType: 'xlf:pb' },
  link: { type: 'link', subType: null },
  image: { type: 'image', subType: null },
};

/** The `ctype` of XLIFF 1.2; null: none is told. */
export const ctypeOf = ({ type, subType }: CodeType): string | null => {
  const [known] =
    Object.entries(KNOWN).find(([, one]) => one.type === type && one.subType === subType) ?? [];
  if (known !== undefined) return known;
  return type === null ? null : `x-${subType ?? type}`;
};

const TYPES_2 = ['ui', 'quote', 'other', 'fmt'];

export const codeTypeOf = (ctype: string | null): CodeType => {
  if (ctype === null) return { type: null, subType: null };
  const known = KNOWN[ctype];
  if (known) return known;
  const own = ctype.replace(/^x-/, '');
  if (TYPES_2.includes(own)) return { type: own, subType: null };
  return /^(?!xlf:)[^\s:]+:[^\s:]+$/.test(own)
    ? { type: 'fmt', subType: own }
    : { type: null, subType: null };
};
