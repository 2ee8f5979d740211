import { Button, Flex } from '@strapi/design-system';
import { useWords } from '../words';
import type { Pages } from './use-pages';

/** Leads through the pages of a list; nothing where there is but one. */
export const Pager = ({ pages, next }: { pages: Pages; next: string | null }) => {
  const { say } = useWords();
  if (pages.isFirst && next === null) return null;
  return (
    <Flex gap={2} justifyContent="flex-end" paddingTop={4}>
      <Button variant="tertiary" disabled={pages.isFirst} onClick={pages.newer}>
        {say('pages.newer')}
      </Button>
      <Button variant="tertiary" disabled={next === null} onClick={() => next && pages.older(next)}>
        {say('pages.older')}
      </Button>
    </Flex>
  );
};
