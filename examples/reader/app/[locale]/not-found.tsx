import { locale as localeOfUrl } from 'next/root-params';
import type { ReactNode } from 'react';
import { labelsOf } from '../../language/labels';
import { DEFAULT_LANGUAGE, isLanguage } from '../../language/languages';
import { Frame } from '../../parts/frame';
import { Notice } from '../../parts/notice';

/** The 404 page. While the site is built, there is no language and nothing around it. */
const NotFound = async (): Promise<ReactNode> => {
  const locale = await localeOfUrl();
  const language = isLanguage(locale) ? locale : DEFAULT_LANGUAGE;
  const { missingTitle, missingText } = labelsOf(language);
  const notice = <Notice title={missingTitle} text={missingText} locale={language} />;
  return language === locale ? <Frame locale={language}>{notice}</Frame> : <main>{notice}</main>;
};

export default NotFound;
