import { forwardRef } from 'react';
import {
  unstable_useContentManagerContext as useContentManagerContext,
  useDebounce,
  useQueryParams,
} from '@strapi/strapi/admin';
import { Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useGetNewsroomLocalesQuery, useGetSlugQuery } from '../api/newsroom-api';
import { useSettings } from '../api/use-settings';
import { useSavedValue } from '../edit-view/use-form-value';
import { ARTICLE } from '../plugin-id';
import { useWords, type Word } from '../words';
import type { FieldProps } from './field-props';

/** How long nobody has typed before the server is asked, in milliseconds. */
const PAUSE_MS = 300;

const STATES = {
  free: { word: 'slug.free', colour: 'success600' },
  own: { word: 'slug.own', colour: 'success600' },
  taken: { word: 'slug.taken', colour: 'danger600' },
} as const satisfies Record<string, { word: Word; colour: string }>;

/** The last part of a story's address: what it will be, whether it is free, what leads to it. */
export const SlugInput = forwardRef<HTMLInputElement, FieldProps>(
  ({ name, label, labelAction, hint, error, required, disabled, value, onChange }, ref) => {
    const slug = typeof value === 'string' ? value : '';
    const { model } = useContentManagerContext();
    return (
      <Field.Root name={name} hint={hint} error={error} required={required}>
        <Field.Label action={labelAction}>{label}</Field.Label>
        <TextInput
          ref={ref}
          value={slug}
          disabled={disabled}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }: { target: { value: string } }) =>
            onChange(name, target.value === '' ? null : target.value)
          }
        />
        <Field.Error />
        <Field.Hint />
        {model === ARTICLE && <Address slug={slug} />}
      </Field.Root>
    );
  }
);
SlugInput.displayName = 'SlugInput';

interface Query {
  plugins?: { i18n?: { locale?: string } };
}

const Address = ({ slug }: { slug: string }) => {
  const { say } = useWords();
  const { publicUrl } = useSettings();
  const id = useSavedValue('documentId');
  const [{ query }] = useQueryParams<Query>();
  const { data: locales = [] } = useGetNewsroomLocalesQuery();
  const settled = useDebounce(slug, PAUSE_MS);
  const saved = String(useSavedValue('slug') ?? '');
  const locale =
    query.plugins?.i18n?.locale ?? locales.find(({ isDefault }) => isDefault)?.code ?? 'en';
  const question = {
    slug: settled,
    locale,
    saved,
    ...(typeof id === 'string' ? { article: id } : {}),
  };
  const { currentData, isFetching } = useGetSlugQuery(question, { skip: settled === '' });

  if (slug === '') {
    return (
      <Typography variant="pi" textColor="neutral600">
        {say('slug.empty')}
      </Typography>
    );
  }
  const isKnown = settled === slug && !isFetching && currentData !== undefined;
  const path = isKnown && currentData.path ? currentData.path : `/${locale}/…/${slug}`;
  const state = isKnown ? STATES[currentData.state] : null;
  const moves = isKnown && currentData.live !== null && currentData.live !== slug;

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
        {say('slug.preview')}: <bdi dir="ltr">{`${publicUrl.replace(/\/$/, '')}${path}`}</bdi>
      </Typography>
      <Typography variant="pi" textColor={state?.colour ?? 'neutral600'} role="status">
        {say(state?.word ?? 'slug.checking')}
      </Typography>
      {moves && (
        <Typography variant="pi" textColor="neutral600">
          {say('slug.redirects', { path: `/${locale}/…/${currentData.live}` })}
        </Typography>
      )}
    </Flex>
  );
};
