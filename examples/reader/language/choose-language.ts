import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import { DEFAULT_LANGUAGE, languages } from './languages';

/** The site's language that suits an `Accept-Language` header best (BCP 47 lookup, RFC 9110). */
export const chooseLanguage = (acceptLanguage: string | null): string => {
  const wanted = new Negotiator({
    headers: { 'accept-language': acceptLanguage ?? '' },
  }).languages();
  try {
    return match(
      wanted.filter((tag) => tag !== '*'),
      languages.map(({ code }) => code),
      DEFAULT_LANGUAGE
    );
  } catch {
    return DEFAULT_LANGUAGE; // a header with a tag that is none
  }
};
