import { notFound, redirect } from 'next/navigation';
import { Suspense, type ReactNode } from 'react';
import { isLanguage } from '../../../../../language/languages';
import { loadPreview } from '../../../../../newsroom/load-preview';
import { ArticleView } from '../../../../../parts/article-view';
import { Frame } from '../../../../../parts/frame';

type Props = PageProps<'/[locale]/-/preview/[id]'>;

export const generateStaticParams = (): { id: string }[] => [{ id: '-' }];

/** A story as it would look: never kept, and hidden from search engines. */
const Previewed = async ({ params, searchParams }: Props): Promise<ReactNode> => {
  const { locale, id } = await params;
  const { token } = await searchParams;
  if (!isLanguage(locale)) notFound();
  const found = await loadPreview({ id, locale, token: typeof token === 'string' ? token : null });
  if (found === null) notFound();
  // Without a token it is what readers have; its own address shows that.
  if (typeof token !== 'string') redirect(found.path);
  return (
    <Frame locale={locale} elsewhere={found.translations} current={found.section?.path ?? null}>
      <title>{found.headline}</title>
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <ArticleView article={found} />
    </Frame>
  );
};

const Page = (props: Props): ReactNode => (
  <Suspense>
    <Previewed {...props} />
  </Suspense>
);

export default Page;
