import { useState } from 'react';
import {
  Box,
  Button,
  Field,
  SingleSelect,
  SingleSelectOption,
  Flex,
  Tr,
  Typography,
} from '@strapi/design-system';
import type { OwedCorrection } from '../../../server/src/contracts/editorial-overview';
import { useGetOwedQuery } from '../api/desk-api';
import { useGetNewsroomLocalesQuery } from '../api/newsroom-api';
import { useMay } from '../api/use-may';
import { useSettings } from '../api/use-settings';
import { tellInstant } from '../edit-view/tell-instant';
import { SettleDialog } from '../corrections/settle-dialog';
import { TextCell } from '../text-cell';
import { useWords } from '../words';
import { DeskPage } from './desk-page';
import { PagedTable } from './paged-table';
import { PLACES } from './places';
import { StoryLink } from './story-link';
import { usePages } from './use-pages';

const ALL = 'all';

/** Corrections that some language has not given its readers yet. */
export const Owed = () => {
  const { say, nameOf } = useWords();
  const { data: locales = [] } = useGetNewsroomLocalesQuery();
  const [locale, setLocale] = useState(ALL);
  const pages = usePages();
  const answer = useGetOwedQuery(
    { ...(locale === ALL ? {} : { locale }), ...(pages.cursor ? { cursor: pages.cursor } : {}) },
    { refetchOnMountOrArgChange: true }
  );
  return (
    <DeskPage place={PLACES.corrections} subtitle="owed.subtitle">
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Box maxWidth="24rem">
          <Field.Root name="locale">
            <Field.Label>{say('owed.by')}</Field.Label>
            <SingleSelect
              value={locale}
              onChange={(code) => {
                pages.reset();
                setLocale(String(code));
              }}
            >
              <SingleSelectOption value={ALL}>{say('logbook.allLanguages')}</SingleSelectOption>
              {locales.map(({ code }) => (
                <SingleSelectOption key={code} value={code}>
                  {nameOf(code)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Box>
        <PagedTable
          {...{ answer, pages }}
          columns={['plans.story', 'owed.by', 'owed.correction', 'plans.deeds']}
          empty="owed.none"
        >
          {(one) => <Owing key={`${one.id} ${one.locale}`} one={one} />}
        </PagedTable>
      </Flex>
    </DeskPage>
  );
};

const Owing = ({ one }: { one: OwedCorrection }) => {
  const { say, sayNamed, nameOf, language } = useWords();
  const { timeZone } = useSettings();
  const maySettle = useMay('publishing.settle-correction');
  const [isSettling, setSettling] = useState(false);
  const { article, locale } = one;
  return (
    <Tr>
      <TextCell>
        <StoryLink {...article} locale={locale} />
      </TextCell>
      <TextCell>
        <Typography textColor="neutral800">{nameOf(locale)}</Typography>
      </TextCell>
      <TextCell>
        <Box maxWidth="48rem">
          <Typography tag="p" textColor="neutral800" style={{ whiteSpace: 'normal' }}>
            <bdi lang={one.origin}>{one.text ?? '–'}</bdi>
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {[
              sayNamed(`corrections.kind.${one.kind}`) ?? one.kind,
              nameOf(one.origin),
              tellInstant(new Date(one.since), { language, timeZone }),
            ].join(' · ')}
          </Typography>
        </Box>
      </TextCell>
      <TextCell>
        {maySettle && (
          <Button
            size="S"
            variant="secondary"
            aria-label={say('owed.settleOf', {
              headline: article.headline ?? say('pages.noHeadline'),
            })}
            onClick={() => setSettling(true)}
          >
            {say('owed.settle')}
          </Button>
        )}
        {isSettling && (
          <SettleDialog
            id={article.id}
            locale={locale}
            correction={one}
            onClose={() => setSettling(false)}
          />
        )}
      </TextCell>
    </Tr>
  );
};
