import { useParams } from 'react-router-dom';
import { Page } from '@strapi/strapi/admin';
import { useGetTranslationQuery } from '../api/translation-api';
import { useWords } from '../words';
import { MakeTranslation } from './make-translation';
import { SideBySide } from './side-by-side';

/** Whether a read failed since there is nothing of that name. */
const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'NotFoundError';

/** A story in another language, beside the one that it is translated from. */
const Translate = () => {
  const { id = '', locale = '' } = useParams();
  const { say, nameOf } = useWords();
  const { data, error, isLoading } = useGetTranslationQuery({ id, locale });

  if (isLoading) return <Page.Loading />;
  if (isMissing(error)) return <MakeTranslation id={id} locale={locale} />;
  if (!data) return <Page.Error />;
  return (
    <Page.Main>
      <Page.Title>{say('translate.title', { language: nameOf(locale) })}</Page.Title>
      <SideBySide translation={data} />
    </Page.Main>
  );
};

const PERMISSIONS = [{ action: 'plugin::newsroom.translations.find-one', subject: null }];

export const TranslatePage = () => (
  <Page.Protect permissions={PERMISSIONS}>
    <Translate />
  </Page.Protect>
);
