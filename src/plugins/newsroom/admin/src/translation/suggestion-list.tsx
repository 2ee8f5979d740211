import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { direction as directionOf } from '../../../server/src/text/locale';
import { plainText, type UnitParts } from '../../../server/src/text/unit-parts';
import { useWords } from '../words';
import type { Suggestion } from './use-suggestions';

interface SuggestionListProps {
  suggestions: readonly Suggestion[];
  locale: string;
  /** What is typed; the same again is no suggestion. */
  current: string;
  onTake: (parts: UnitParts) => void;
}

/** What the memory and the machine propose; nothing is taken but by a person. */
export const SuggestionList = ({ suggestions, locale, current, onTake }: SuggestionListProps) => {
  const { say } = useWords();
  const others = suggestions.filter(({ parts }) => plainText(parts) !== current);
  if (others.length === 0) return null;
  return (
    <Flex
      tag="ul"
      direction="column"
      alignItems="stretch"
      gap={2}
      aria-label={say('translate.proposals')}
    >
      {others.map((one, index) => (
        <Box key={index} tag="li" padding={3} hasRadius background="primary100">
          <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
            <Flex direction="column" alignItems="stretch" gap={1}>
              <Typography variant="pi" fontWeight="bold" textColor="primary700">
                {one.score === null
                  ? say('translate.fromMachine')
                  : say('translate.fromMemory', { score: one.score })}
              </Typography>
              <Typography
                lang={locale}
                dir={directionOf(locale)}
                style={{ whiteSpace: 'pre-wrap' }}
              >
                {plainText(one.parts)}
              </Typography>
              {one.source !== null && one.score !== 100 && (
                <Typography variant="pi" textColor="neutral600" dir="auto">
                  {one.source}
                </Typography>
              )}
            </Flex>
            <Button size="S" variant="secondary" onClick={() => onTake(one.parts)}>
              {say('translate.take')}
            </Button>
          </Flex>
        </Box>
      ))}
    </Flex>
  );
};
