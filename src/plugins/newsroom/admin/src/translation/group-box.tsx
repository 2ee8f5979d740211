import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { TranslationDocument } from '../../../server/src/contracts/editorial-translations';
import { direction as directionOf } from '../../../server/src/text/locale';
import { useSaveTranslationMutation } from '../api/translation-api';
import { useDeed } from '../api/use-deed';
import { useMay } from '../api/use-may';
import { StatusBadge } from '../status-badge';
import { useWords, type Word } from '../words';
import { ChangedWords } from './changed-words';
import { bodyWithout, type Group } from './translation-rows';
import { UnitRow } from './unit-row';
import type { Suggestions } from './use-suggestions';

interface GroupBoxProps {
  group: Group;
  translation: TranslationDocument;
  label: string;
  suggestions: Suggestions;
}

const CHANGES: Partial<Record<Group['change'], Word>> = {
  added: 'translate.isNew',
  changed: 'translate.hasChanged',
  removed: 'translate.isGone',
};

/** A field or a block: what changed in it since, and each of its texts in both languages. */
export const GroupBox = ({ group, translation, label, suggestions }: GroupBoxProps) => {
  const { say } = useWords();
  const change = CHANGES[group.change];
  const sourceLocale = translation.source.locale;

  return (
    <Box
      tag="li"
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={4}
      marginBottom={3}
      aria-label={label}
    >
      <Flex gap={3} paddingBottom={2} wrap="wrap">
        <Typography tag="h2" variant="sigma" textColor="neutral600">
          {label}
        </Typography>
        {change && <StatusBadge variant="warning">{say(change)}</StatusBadge>}
      </Flex>
      {group.drift.length > 0 && (
        <Box
          padding={3}
          marginBottom={3}
          hasRadius
          background="neutral100"
          lang={sourceLocale}
          dir={directionOf(sourceLocale)}
          role="group"
          aria-label={say('translate.whatChanged')}
        >
          <ChangedWords parts={group.drift} />
        </Box>
      )}
      {group.leftOver !== null && <LeftOver group={group} translation={translation} />}
      {group.rows.map((row) => (
        <UnitRow
          key={row.id}
          row={row}
          label={label}
          translation={translation}
          suggestions={suggestions}
        />
      ))}
    </Box>
  );
};

type LeftOverProps = Pick<GroupBoxProps, 'group' | 'translation'>;

/** A block that the source no longer has. */
const LeftOver = ({ group, translation }: LeftOverProps) => {
  const { say } = useWords();
  const { id, locale, target } = translation;
  const mayWrite = useMay('articles.update');
  const [save, { isLoading }] = useSaveTranslationMutation();
  const tell = useDeed();
  const remove = (): void => {
    const body = bodyWithout(translation, Number(group.id.split('.')[1]));
    const { revision } = target;
    void tell(save({ id, locale, revision, fields: { body } }), 'translate.saved');
  };

  return (
    <Flex gap={4} justifyContent="space-between" alignItems="flex-start">
      <Typography lang={locale} dir={directionOf(locale)} style={{ whiteSpace: 'pre-wrap' }}>
        {group.leftOver}
      </Typography>
      {mayWrite && (
        <Button size="S" variant="danger-light" loading={isLoading} onClick={remove}>
          {say('translate.removeBlock')}
        </Button>
      )}
    </Flex>
  );
};
