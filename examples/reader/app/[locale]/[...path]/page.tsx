import { notFound, permanentRedirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { isLanguage } from '../../../language/languages';
import { loadPath, loadSectionPaths } from '../../../newsroom/load';
import { pathOf } from '../../../newsroom/path-of';
import { ArticleHead } from '../../../parts/article-head';
import { ArticleView } from '../../../parts/article-view';
import { Frame } from '../../../parts/frame';
import { alternatesOf, PageHead } from '../../../parts/page-head';
import { SectionFront } from '../../../parts/section-front';

export const generateStaticParams = (): { path: string[] }[] => [{ path: ['-'] }];

/** Whatever has an address: one question to the newsroom says what it is, and brings all of it. */
const Page = async ({ params }: PageProps<'/[locale]/[...path]'>): Promise<ReactNode> => {
  const { locale, path } = await params;
  if (!isLanguage(locale)) notFound();
  const page = await loadPath(pathOf(locale, path));

  switch (page.outcome) {
    case 'article': {
      const { article } = page;
      return (
        <Frame
          locale={locale}
          elsewhere={article.translations}
          current={article.section?.path ?? null}
        >
          <ArticleHead article={article} />
          <ArticleView article={article} />
        </Frame>
      );
    }
    case 'section': {
      const { section } = page;
      const elsewhere = await loadSectionPaths(section.id);
      return (
        <Frame locale={locale} elsewhere={elsewhere} current={section.path}>
          <PageHead
            title={section.seo.title}
            description={section.seo.description}
            canonical={section.path}
            alternates={alternatesOf(elsewhere)}
            locale={locale}
            section={section}
          />
          <SectionFront section={section} />
        </Frame>
      );
    }
    // proxy.ts has seen to these; they come here only while the newsroom is silent or has just changed.
    case 'redirect':
      return permanentRedirect(page.path);
    case 'gone':
    case 'not-found':
      return notFound();
  }
};

export default Page;
