import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { labelsOf } from '../../../../../language/labels';
import { isLanguage } from '../../../../../language/languages';
import { loadPath } from '../../../../../newsroom/load';
import { pathOf } from '../../../../../newsroom/path-of';
import { Frame } from '../../../../../parts/frame';
import { Notice } from '../../../../../parts/notice';

export const generateStaticParams = (): { path: string[] }[] => [{ path: ['-'] }];

/** A story that was taken down, with the public notice if there is one; proxy.ts gives the 410. */
const Gone = async ({ params }: PageProps<'/[locale]/-/gone/[...path]'>): Promise<ReactNode> => {
  const { locale, path } = await params;
  if (!isLanguage(locale)) notFound();
  const { goneTitle, goneText } = labelsOf(locale);
  const page = await loadPath(pathOf(locale, path));
  const notice = page.outcome === 'gone' ? page.notice : null;
  return (
    <Frame locale={locale}>
      <Notice title={goneTitle} text={notice ?? goneText} locale={locale} />
    </Frame>
  );
};

export default Gone;
