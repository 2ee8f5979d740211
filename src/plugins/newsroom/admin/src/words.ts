import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { direction, type Direction } from '../../server/src/text/locale';
import { PLUGIN_ID } from './plugin-id';
import type en from './translations/en.json';

/** A text of ours; what each says is in `translations/`. */
export type Word = keyof typeof en;
export type Values = Record<string, string | number>;
export type Say = (word: Word, values?: Values) => string;

/** The id under which Strapi keeps a text of ours: prefixed, so that plugins do not meet. */
export const wordId = (word: string): string => `${PLUGIN_ID}.${word}`;

interface Words {
  say: Say;
  /** The text of a name that came from elsewhere, such as a code of the server; null: there is none. */
  sayNamed: (name: string) => string | null;
  /** BCP 47. */
  language: string;
  direction: Direction;
  /** What a language is called in that of the admin. */
  nameOf: (locale: string) => string;
}

const namesIn = (language: string): ((locale: string) => string) => {
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
  return (locale) => names.of(locale) ?? locale;
};

/**
 * Our texts in the language of the admin. The messages are ICU patterns; Strapi answers in English where
 * a language of its own has no text.
 */
export const useWords = (): Words => {
  const { formatMessage, locale: language, messages } = useIntl();
  const say = useCallback<Say>(
    (word, values) => formatMessage({ id: wordId(word) }, values),
    [formatMessage]
  );
  const sayNamed = useCallback(
    (name: string) => (wordId(name) in messages ? formatMessage({ id: wordId(name) }) : null),
    [formatMessage, messages]
  );
  const nameOf = useMemo(() => namesIn(language), [language]);
  return { say, sayNamed, language, direction: direction(language), nameOf };
};
