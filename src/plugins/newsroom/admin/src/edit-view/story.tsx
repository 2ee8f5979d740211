import { useQueryParams } from '@strapi/strapi/admin';
import { Box, Divider, Flex } from '@strapi/design-system';
import type { PanelComponentProps } from '@strapi/content-manager/strapi-admin';
import { useGetNewsroomLocalesQuery } from '../api/newsroom-api';
import { useMay } from '../api/use-may';
import { Preview } from '../preview/preview';
import { ConflictNotice } from '../saves/conflict-notice';
import { useWords } from '../words';
import { Corrections } from './corrections';
import { FlightCheck } from './flight-check';
import { History } from './history';
import { Languages } from './languages';
import { languagesOf } from './open-story';
import { ReaderClock } from './reader-clock';
import { Reading } from './reading';
import { Schedule } from './schedule';
import { Stage } from './stage';
import { Status } from './status';
import { TakenDown } from './taken-down';
import { WhoIsHere } from './who-is-here';

interface Query {
  plugins?: { i18n?: { locale?: string } };
}

/** What the newsroom has to say of the story that is open, in the order in which an editor asks. */
export const Story = ({ document, documentId, meta, activeTab }: PanelComponentProps) => {
  const { direction } = useWords();
  const [{ query }] = useQueryParams<Query>();
  const { data: locales = [] } = useGetNewsroomLocalesQuery();
  const fallback = locales.find(({ isDefault }) => isDefault)?.code ?? 'en';
  const locale = query.plugins?.i18n?.locale ?? String(document?.locale ?? fallback);
  const languages = languagesOf({ document, meta });
  const isSaved = documentId !== undefined && document?.locale === locale;

  return (
    <Box width="100%" dir={direction}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {documentId && <ConflictNotice id={documentId} />}
        <Status
          locale={locale}
          languages={languages}
          languagesInAll={Math.max(locales.length, languages.length)}
        />
        <Reading locale={locale} />
        <ReaderClock locale={locale} document={document} />
        {isSaved && activeTab !== 'published' && (
          <OfSaved
            id={documentId}
            locale={locale}
            saved={String(document?.updatedAt ?? '')}
            isLive={document?.firstPublishedAt !== null}
          />
        )}
      </Flex>
    </Box>
  );
};

interface OfSavedProps {
  id: string;
  locale: string;
  saved: string;
  isLive: boolean;
}

/** What can be said and done once the language is saved, and each part of it by whom it may be. */
const OfSaved = ({ id, locale, saved, isLive }: OfSavedProps) => {
  const maySeeLocks = useMay('locks.find');
  const mayCheck = useMay('publishing.check');
  const maySeePlans = useMay('publishing.queue');
  const maySeeCorrections = useMay('publishing.corrections');
  const maySeeHistory = useMay('revisions.find');
  const mayPreview = useMay('delivery.issue-preview-token');
  const maySeeStages = useMay('workflow.find');
  const maySeeLanguages = useMay('translations.board');

  return (
    <>
      {maySeeLocks && <WhoIsHere id={id} locale={locale} />}
      {mayCheck && <TakenDown id={id} locale={locale} saved={saved} />}
      {maySeeStages && <Stage id={id} locale={locale} saved={saved} />}
      {maySeeLanguages && <Languages id={id} locale={locale} saved={saved} />}
      <Divider />
      {mayCheck && <FlightCheck id={id} locale={locale} saved={saved} />}
      {maySeePlans && <Schedule id={id} locale={locale} />}
      {maySeeCorrections && <Corrections id={id} locale={locale} isLive={isLive} />}
      {maySeeHistory && <History id={id} locale={locale} />}
      {mayPreview && <Preview id={id} locale={locale} />}
    </>
  );
};
