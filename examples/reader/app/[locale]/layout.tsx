import type { ReactNode } from 'react';
import '../../styles/site.css';
import { directionOf, isLanguage, DEFAULT_LANGUAGE } from '../../language/languages';
import { environment } from '../../newsroom/environment';
import { FreshTimes } from '../../parts/fresh-times';

/** No language: nothing is asked of the newsroom while the site is built. Pages are made when read. */
export const generateStaticParams = (): { locale: string }[] => [{ locale: '-' }];

const Layout = async ({ children, params }: LayoutProps<'/[locale]'>): Promise<ReactNode> => {
  const { locale } = await params;
  const language = isLanguage(locale) ? locale : DEFAULT_LANGUAGE;
  return (
    <html lang={language} dir={directionOf(language)}>
      <body>
        {children}
        <FreshTimes timeZone={environment.timeZone()} />
      </body>
    </html>
  );
};

export default Layout;
