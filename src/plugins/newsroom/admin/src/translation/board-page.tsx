import { useState } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Button, Flex } from '@strapi/design-system';
import { useGetNewsroomLocalesQuery } from '../api/newsroom-api';
import { useGetBoardCountsQuery } from '../api/translation-api';
import { useMay } from '../api/use-may';
import { useWords } from '../words';
import { BoardFilters } from './board-filters';
import { BoardTable } from './board-table';
import { ImportDialog } from './import-dialog';
import { useBoard } from './use-board';
import { useBoardChoice } from './use-board-choice';

/** What is to be translated: documents by language, with filters and counts. */
const Board = () => {
  const { say, direction } = useWords();
  const { choice, filter, choose } = useBoardChoice();
  const [isImporting, setImporting] = useState(false);
  const mayImport = useMay('xliff.import');
  const { data: locales = [] } = useGetNewsroomLocalesQuery();
  const { data: counts } = useGetBoardCountsQuery(filter);
  const board = useBoard(filter);
  const codes = locales.map(({ code }) => code);
  const chosen = choice.locales.length > 0 ? choice.locales : codes;

  return (
    <Page.Main dir={direction}>
      <Page.Title>{say('board.title')}</Page.Title>
      <Layouts.Header
        title={say('board.title')}
        subtitle={counts && say('board.count', { count: counts.meta.total })}
        primaryAction={
          mayImport && (
            <Button variant="secondary" onClick={() => setImporting(true)}>
              {say('xliff.import')}
            </Button>
          )
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <BoardFilters
            choice={choice}
            locales={codes}
            counts={counts?.data ?? []}
            onChange={choose}
          />
          <BoardTable board={board} locales={chosen} />
        </Flex>
      </Layouts.Content>
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </Page.Main>
  );
};

const PERMISSIONS = [{ action: 'plugin::newsroom.translations.board', subject: null }];

export const BoardPage = () => (
  <Page.Protect permissions={PERMISSIONS}>
    <Board />
  </Page.Protect>
);
