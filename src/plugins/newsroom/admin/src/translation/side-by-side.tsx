import { useMemo, useState } from 'react';
import { Layouts, unstable_useDocumentLayout as useDocumentLayout } from '@strapi/strapi/admin';
import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import type { TranslationDocument } from '../../../server/src/contracts/editorial-translations';
import { ARTICLE } from '../plugin-id';
import { useWords } from '../words';
import { BackLink } from './back-link';
import { GroupBox } from './group-box';
import { HeadActions } from './head-actions';
import { StateBadge } from './state-badge';
import { groupsOf, type Group } from './translation-rows';
import { useSuggestions } from './use-suggestions';
import { WhatIsLeft } from './what-is-left';

const isOpenTo = ({ change, rows, leftOver }: Group): boolean =>
  change !== 'same' || leftOver !== null || rows.some(({ target }) => target.length === 0);

/** Every text of a story in two languages, and what has changed in the source since. */
export const SideBySide = ({ translation }: { translation: TranslationDocument }) => {
  const { say, nameOf, direction } = useWords();
  const { edit } = useDocumentLayout(ARTICLE);
  const groups = useMemo(() => groupsOf(translation), [translation]);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const suggestions = useSuggestions(translation);
  const { id, locale, source, state } = translation;
  const shown = onlyOpen ? groups.filter(isOpenTo) : groups;
  const headline = translation.fields.find(({ field }) => field === 'headline');

  return (
    <div dir={direction}>
      <Layouts.Header
        title={say('translate.title', { language: nameOf(locale) })}
        subtitle={String(headline?.source ?? '')}
        navigationAction={<BackLink />}
        primaryAction={<HeadActions translation={translation} suggestions={suggestions} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex gap={4} wrap="wrap" justifyContent="space-between">
            <Flex gap={3} wrap="wrap">
              {state && <StateBadge state={state} />}
              {translation.isOutdated && state !== 'outdated' && <StateBadge state="outdated" />}
              <Typography textColor="neutral600">
                {say('translate.between', { from: nameOf(source.locale), to: nameOf(locale) })}
              </Typography>
            </Flex>
            <Checkbox
              checked={onlyOpen}
              onCheckedChange={(checked: boolean | 'indeterminate') =>
                setOnlyOpen(checked === true)
              }
            >
              {say('translate.onlyOpen')}
            </Checkbox>
          </Flex>
          <WhatIsLeft translation={translation} />
          <Box tag="ol" aria-label={say('translate.texts')} key={`${id} ${locale}`}>
            {shown.map((group) => (
              <GroupBox
                key={group.id}
                group={group}
                translation={translation}
                label={edit.metadatas[group.field]?.label ?? group.field}
                suggestions={suggestions}
              />
            ))}
          </Box>
          {shown.length === 0 && <Typography>{say('translate.nothingOpen')}</Typography>}
        </Flex>
      </Layouts.Content>
    </div>
  );
};
