/** What may stand in an attribute: a check, and in words what is allowed. */
interface ValueType {
  readonly is: (value: string) => boolean;
  readonly allowed: string;
}

/** XML 1.0 §2.3: characters of a name token. */
const NMTOKEN =
  /^[-.:\w\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C-\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]+$/u;

export const isNmtoken = (value: string): boolean => NMTOKEN.test(value);

/** RFC 5646, as far as it can be told without its registry. */
const LANGUAGE = /^(?:[a-z]{2,8}|[ix](?=-))(?:-[a-z\d]{1,8})*$/i;

export const isLanguage = (value: string): boolean => LANGUAGE.test(value);

const oneOf = (...values: readonly string[]): ValueType => ({
  is: (value) => values.includes(value),
  allowed: `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`,
});

const matching = (pattern: RegExp, allowed: string): ValueType => ({
  is: (value) => pattern.test(value),
  allowed,
});

/** `xlf` is the standard's own prefix, and names nothing but what it lists. */
const OWN_VALUE = /^(?!xlf:)[^\s:]+:[^\s:]+$/;
const SUB_TYPES = ['xlf:lb', 'xlf:pb', 'xlf:b', 'xlf:i', 'xlf:u', 'xlf:var'];
const MARK_TYPES = ['generic', 'comment', 'term'];

/** A character that XML itself cannot hold; all others are written as they are. */
const isForbiddenInXml = (hex: string): boolean => {
  if (!/^(?:[\da-f]{2}){1,4}$/i.test(hex)) return false;
  const point = Number.parseInt(hex, 16);
  const isC0 = point < 0x20 && ![0x9, 0xa, 0xd].includes(point);
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return isC0 || isSurrogate || point === 0xfffe || point === 0xffff;
};

export const VALUE_TYPES = {
  any: { is: () => true, allowed: 'may be anything' },
  nmtoken: { is: isNmtoken, allowed: 'must be letters, digits, and . - _ : only' },
  nmtokens: {
    is: (value) => value.trim().split(/\s+/).every(isNmtoken),
    allowed: 'must be ids of letters, digits, and . - _ : with blanks between them',
  },
  language: { is: isLanguage, allowed: 'must be a language tag (BCP 47)' },
  yesNo: oneOf('yes', 'no'),
  reorder: oneOf('yes', 'firstNo', 'no'),
  direction: oneOf('ltr', 'rtl', 'auto'),
  space: oneOf('default', 'preserve'),
  preserve: matching(/^preserve$/, 'must be preserve'),
  side: oneOf('source', 'target'),
  state: oneOf('initial', 'translated', 'reviewed', 'final'),
  version: oneOf('2.0', '2.1'),
  codeType: oneOf('fmt', 'ui', 'quote', 'link', 'image', 'other'),
  subType: {
    is: (value) => SUB_TYPES.includes(value) || OWN_VALUE.test(value),
    allowed: `must be ${SUB_TYPES.join(', ')}, or a value with a prefix of its own`,
  },
  ownValue: matching(OWN_VALUE, 'must be a value with a prefix of its own, such as my:value'),
  markType: {
    is: (value) => MARK_TYPES.includes(value) || OWN_VALUE.test(value),
    allowed: `must be ${MARK_TYPES.join(', ')}, or a value with a prefix of its own`,
  },
  priority: matching(/^(?:[1-9]|10)$/, 'must be a number from 1 to 10'),
  positive: matching(/^\+?0*[1-9]\d{0,8}$/, 'must be a whole number from 1 on'),
  uri: matching(/^\S*$/, 'must be an address without blanks'),
  code: {
    is: isForbiddenInXml,
    allowed: 'must be a character that XML cannot hold, in hexadecimal',
  },
} satisfies Record<string, ValueType>;

export type ValueTypeName = keyof typeof VALUE_TYPES;
