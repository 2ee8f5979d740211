import { useEffect, useState, type KeyboardEvent } from 'react';
import { Box, Button, Field, Flex, Grid, Textarea, Typography } from '@strapi/design-system';
import type { TranslationDocument } from '../../../server/src/contracts/editorial-translations';
import { direction as directionOf } from '../../../server/src/text/locale';
import { plainText, type UnitParts } from '../../../server/src/text/unit-parts';
import { useSaveTranslationMutation } from '../api/translation-api';
import { useDeed } from '../api/use-deed';
import { useMay } from '../api/use-may';
import { useWords } from '../words';
import { codesOf, readCodes, spellCodes } from './coded-text';
import { CodeLegend } from './code-legend';
import { SuggestionList } from './suggestion-list';
import { fieldsToSave, type Row } from './translation-rows';
import type { Suggestions } from './use-suggestions';

interface UnitRowProps {
  row: Row;
  label: string;
  translation: TranslationDocument;
  suggestions: Suggestions;
}

/** What was typed, and what the translation said when that began. */
interface Typed {
  text: string;
  from: string;
  /** Saved, and not read again yet. */
  isSaved?: boolean;
}

const LINE = 64;
const linesOf = (text: string): number => Math.min(12, Math.max(2, Math.ceil(text.length / LINE)));

/** One text of the source, and its translation to be typed, with what is suggested for it. */
export const UnitRow = ({ row, label, translation, suggestions }: UnitRowProps) => {
  const { say, nameOf } = useWords();
  const { id, locale, source, target } = translation;
  const mayWrite = useMay('articles.update');
  const [save, { isLoading }] = useSaveTranslationMutation();
  const tell = useDeed();
  const [typed, setTyped] = useState<Typed | null>(null);

  useEffect(() => {
    setTyped((last) => (last?.isSaved ? null : last));
  }, [target.revision]);

  const known = codesOf(row.source);
  const ours = spellCodes(row.source, known);
  const theirs = spellCodes(row.target, known);
  const text = typed?.text ?? theirs.text;
  const read = readCodes({ text, codes: theirs.codes });
  const length = read.ok ? plainText(read.parts).length : 0;
  const isTooLong = row.maxLength !== null && length > row.maxLength;
  const isChanged = typed !== null && !typed.isSaved && typed.text !== theirs.text;
  const isOvertaken = isChanged && typed.from !== theirs.text;
  const isReady = isChanged && read.ok && !isTooLong;

  const type = (next: string): void => setTyped({ text: next, from: typed?.from ?? theirs.text });
  const keep = async () => {
    if (!isReady) return;
    const fields = fieldsToSave(translation, row.id, read.parts);
    const { revision } = target;
    if (await tell(save({ id, locale, revision, fields }), 'translate.saved')) {
      setTyped({ text, from: text, isSaved: true });
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void keep();
  };
  const wrong = !read.ok
    ? say('translate.brokenCode', { code: `<${read.code}>` })
    : isTooLong
      ? say('translate.tooLong', { length, most: row.maxLength ?? 0 })
      : undefined;
  const take = (parts: UnitParts): void => type(spellCodes(parts, theirs.codes).text);

  return (
    <Grid.Root gap={5} paddingTop={2} paddingBottom={2}>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch" gap={2}>
        <Typography
          lang={source.locale}
          dir={directionOf(source.locale)}
          style={{ whiteSpace: 'pre-wrap' }}
        >
          {ours.text}
        </Typography>
        <CodeLegend codes={theirs.codes} />
      </Grid.Item>
      <Grid.Item col={6} xs={12} direction="column" alignItems="stretch" gap={2}>
        <Field.Root name={row.id} error={wrong}>
          <Textarea
            aria-label={say('translate.field', { field: label, language: nameOf(locale) })}
            value={text}
            rows={linesOf(ours.text)}
            disabled={!mayWrite}
            lang={locale}
            dir={directionOf(locale)}
            onKeyDown={onKeyDown}
            onChange={({ target: { value } }: { target: { value: string } }) => type(value)}
          />
          <Field.Error />
        </Field.Root>
        {isOvertaken && (
          <Box padding={2} hasRadius background="warning100" role="status">
            <Typography variant="pi" textColor="neutral800">
              {say('translate.overtaken')} <bdi lang={locale}>{theirs.text}</bdi>
            </Typography>
          </Box>
        )}
        {mayWrite && (
          <Flex gap={2} wrap="wrap">
            {isChanged && (
              <>
                <Button
                  size="S"
                  disabled={!isReady}
                  loading={isLoading}
                  onClick={() => void keep()}
                >
                  {say('translate.save')}
                </Button>
                <Button size="S" variant="tertiary" onClick={() => setTyped(null)}>
                  {say('translate.undo')}
                </Button>
              </>
            )}
            {suggestions.ask && (
              <Button
                size="S"
                variant="ghost"
                loading={suggestions.isAsking}
                onClick={() => void suggestions.ask?.([row.id])}
              >
                {say('translate.suggest')}
              </Button>
            )}
          </Flex>
        )}
        {mayWrite && (
          <SuggestionList
            suggestions={suggestions.of(row.id)}
            locale={locale}
            current={plainText(read.ok ? read.parts : row.target)}
            onTake={take}
          />
        )}
      </Grid.Item>
    </Grid.Root>
  );
};
