import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { labelsOf } from '../../language/labels';
import { isLanguage, languages } from '../../language/languages';
import { environment } from '../../newsroom/environment';
import { loadHome } from '../../newsroom/load';
import { Frame } from '../../parts/frame';
import { alternatesOf, PageHead } from '../../parts/page-head';
import { StoryCard } from '../../parts/story-card';
import { StoryList } from '../../parts/story-list';

const homes = languages.map(({ code }) => ({ locale: code, path: `/${code}` }));

/** The home page of a language. */
const Home = async ({ params }: PageProps<'/[locale]'>): Promise<ReactNode> => {
  const { locale } = await params;
  if (!isLanguage(locale)) notFound();
  const labels = labelsOf(locale);
  const { latest, blocks, others } = await loadHome(locale);
  const [lead, ...rest] = latest;
  return (
    <Frame locale={locale}>
      <PageHead
        title={environment.siteName()}
        canonical={`/${locale}`}
        alternates={[
          { hreflang: 'x-default', href: environment.siteUrl() },
          ...alternatesOf(homes),
        ]}
        locale={locale}
      />
      <h1 className="unseen">{environment.siteName()}</h1>
      {lead ? (
        <StoryCard story={lead} locale={locale} form="lead" level={2} />
      ) : (
        <p className="nothing">{labels.noStories}</p>
      )}
      <StoryList title={labels.latest} stories={rest} locale={locale} />
      <div className="blocks">
        {blocks.map(({ section, stories }) => (
          <StoryList
            key={section.id}
            title={section.name}
            href={section.path}
            stories={stories}
            locale={locale}
          />
        ))}
      </div>
      <StoryList title={labels.inOthers} stories={others} locale={locale} />
    </Frame>
  );
};

export default Home;
