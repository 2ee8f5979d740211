import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Button, Flex, Menu, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import type { TranslationDocument } from '../../../server/src/contracts/editorial-translations';
import { useChangeTranslationMutation, useSettleTranslationMutation } from '../api/translation-api';
import { useDeed } from '../api/use-deed';
import { useMay } from '../api/use-may';
import { useWords } from '../words';
import { formPath } from './addresses';
import { useDownload } from './use-download';
import type { Suggestions } from './use-suggestions';
import { ImportDialog } from './import-dialog';

interface HeadActionsProps {
  translation: TranslationDocument;
  suggestions: Suggestions;
}

const PROGRESS = ['in-progress', 'in-review', 'done'] as const;

/** What is done with a translation as a whole. */
export const HeadActions = ({ translation, suggestions }: HeadActionsProps) => {
  const { id, locale, source, isOutdated, progress } = translation;
  const { say } = useWords();
  const mayConfirm = useMay('translations.confirm');
  const mayWaive = useMay('translations.waive');
  const mayChange = useMay('translations.update');
  const [settle, { isLoading: isSettling }] = useSettleTranslationMutation();
  const [change] = useChangeTranslationMutation();
  const tell = useDeed();
  const { revision } = source;

  return (
    <Flex gap={2} wrap="wrap" alignItems="center">
      {mayChange && (
        <SingleSelect
          aria-label={say('translate.progress')}
          size="S"
          value={progress}
          onChange={(value: string | number) => {
            const next = PROGRESS.find((one) => one === value);
            if (next)
              void tell(change({ id, locale, changes: { progress: next } }), 'translate.saved');
          }}
        >
          {PROGRESS.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {say(`progress.${one}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      )}
      {mayWaive && isOutdated && (
        <Button
          variant="tertiary"
          loading={isSettling}
          onClick={() =>
            void tell(settle({ id, locale, deed: 'waive', revision }), 'translate.waived')
          }
        >
          {say('translate.waive')}
        </Button>
      )}
      {mayConfirm && (
        <Button
          startIcon={<Check aria-hidden />}
          loading={isSettling}
          onClick={() =>
            void tell(settle({ id, locale, deed: 'confirm', revision }), 'translate.confirmed')
          }
        >
          {say('translate.confirm')}
        </Button>
      )}
      <MoreActions translation={translation} suggestions={suggestions} />
    </Flex>
  );
};

const MoreActions = ({ translation, suggestions }: HeadActionsProps) => {
  const { id, locale, source } = translation;
  const { say } = useWords();
  const mayExport = useMay('xliff.export');
  const mayImport = useMay('xliff.import');
  const [isImporting, setImporting] = useState(false);
  const navigate = useNavigate();
  const download = useDownload();
  const exported = (version: '1.2' | '2.1'): void =>
    void download(`/newsroom/articles/${id}/xliff`, {
      params: { target: locale, source: source.locale, version },
      name: `${id}.${locale}.xlf`,
    });

  return (
    <>
      <Menu.Root>
        <Menu.Trigger>{say('translate.more')}</Menu.Trigger>
        <Menu.Content popoverPlacement="bottom-end">
          {suggestions.ask && (
            <Menu.Item onSelect={() => void suggestions.ask?.()}>
              {say('translate.suggestAll')}
            </Menu.Item>
          )}
          {mayExport && (
            <Menu.Item onSelect={() => exported('2.1')}>
              {say('xliff.export', { version: '2.1' })}
            </Menu.Item>
          )}
          {mayExport && (
            <Menu.Item onSelect={() => exported('1.2')}>
              {say('xliff.export', { version: '1.2' })}
            </Menu.Item>
          )}
          {mayImport && (
            <Menu.Item onSelect={() => setImporting(true)}>{say('xliff.import')}</Menu.Item>
          )}
          <Menu.Item onSelect={() => navigate(formPath(id, locale))}>
            {say('translate.openForm')}
          </Menu.Item>
        </Menu.Content>
      </Menu.Root>
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
};
