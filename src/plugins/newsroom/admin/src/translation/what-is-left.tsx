import { unstable_useDocumentLayout as useDocumentLayout } from '@strapi/strapi/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import type { TranslationDocument } from '../../../server/src/contracts/editorial-translations';
import { ARTICLE } from '../plugin-id';
import { useWords } from '../words';

/** What is to be seen to besides the texts: corrections that are owed, pictures, what readers have. */
export const WhatIsLeft = ({ translation }: { translation: TranslationDocument }) => {
  const { say, sayNamed, nameOf } = useWords();
  const { edit } = useDocumentLayout(ARTICLE);
  const { corrections, others, changedForReaders } = translation;
  const named = (fields: readonly string[]): string =>
    fields.map((field) => edit.metadatas[field]?.label ?? field).join(', ');
  const lines = [
    ...corrections.map(({ kind, locale, text }) => ({
      title: say('translate.owes', {
        kind: sayNamed(`corrections.kind.${kind}`) ?? kind,
        language: nameOf(locale),
      }),
      text,
    })),
    ...(changedForReaders.length > 0
      ? [{ title: say('translate.readersHave'), text: named(changedForReaders) }]
      : []),
    ...(others.length > 0
      ? [{ title: say('translate.others'), text: named(others.map(({ field }) => field)) }]
      : []),
  ];
  if (lines.length === 0) return null;
  return (
    <Box padding={4} hasRadius background="warning100" role="note">
      <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
        {lines.map(({ title, text }, index) => (
          <div key={index}>
            <Typography tag="dt" variant="pi" fontWeight="bold" textColor="neutral800">
              {title}
            </Typography>
            <Typography tag="dd">
              <bdi>{text}</bdi>
            </Typography>
          </div>
        ))}
      </Flex>
    </Box>
  );
};
