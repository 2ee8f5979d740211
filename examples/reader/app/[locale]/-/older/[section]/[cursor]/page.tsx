import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { labelsOf } from '../../../../../../language/labels';
import { isLanguage } from '../../../../../../language/languages';
import { loadOlder, loadPath } from '../../../../../../newsroom/load';
import { pathOf } from '../../../../../../newsroom/path-of';
import { Breadcrumbs } from '../../../../../../parts/breadcrumbs';
import { Frame } from '../../../../../../parts/frame';
import { PageHead } from '../../../../../../parts/page-head';
import { OlderLink } from '../../../../../../parts/section-front';
import { StoryList } from '../../../../../../parts/story-list';

export const generateStaticParams = (): { section: string; cursor: string }[] => [
  { section: '-', cursor: '-' },
];

/** Further stories of a section: `/en/world?older=…`, which next.config.ts leads here. */
const Older = async ({
  params,
}: PageProps<'/[locale]/-/older/[section]/[cursor]'>): Promise<ReactNode> => {
  const { locale, section: slug, cursor } = await params;
  if (!isLanguage(locale)) notFound();
  const found = await loadPath(pathOf(locale, [slug]));
  if (found.outcome !== 'section') notFound();
  const { section } = found;
  const page = await loadOlder(locale, section.slug, cursor);
  if (page === null) notFound();
  const labels = labelsOf(locale);
  return (
    <Frame locale={locale} current={section.path}>
      <PageHead
        title={`${section.name}: ${labels.olderStories}`}
        canonical={`${section.path}?older=${cursor}`}
        isHidden
        locale={locale}
        section={section}
      />
      <header className="section-header">
        <Breadcrumbs crumbs={section.breadcrumbs} locale={locale} />
        <h1 lang={section.servedLocale}>{section.name}</h1>
      </header>
      <StoryList title={labels.olderStories} stories={page.stories} locale={locale} />
      <OlderLink path={section.path} cursor={page.nextCursor} locale={locale} />
      <p className="pages">
        <a href={section.path}>{labels.newestStories}</a>
      </p>
    </Frame>
  );
};

export default Older;
