import type { ReactNode } from 'react';
import { Table, Tbody } from '@strapi/design-system';
import { TableHead } from '../table-head';
import { useWords, type Word } from '../words';
import { Answered, Nothing } from './answered';
import { Pager } from './pager';
import type { Pages } from './use-pages';

interface PagedTableProps<Row> {
  answer: {
    data?: { data: readonly Row[]; meta: { nextCursor: string | null } } | undefined;
    isLoading: boolean;
    isError: boolean;
  };
  pages: Pages;
  columns: readonly Word[];
  /** What is said where there is no row. */
  empty: Word;
  /** One row, as a `Tr` with a key. */
  children: (row: Row) => ReactNode;
}

/** A list that is read page by page, as a table. */
export function PagedTable<Row>({ answer, pages, columns, empty, children }: PagedTableProps<Row>) {
  const { say } = useWords();
  return (
    <Answered answer={answer}>
      {({ data: rows, meta }) => (
        <>
          {rows.length === 0 ? (
            <Nothing>{say(empty)}</Nothing>
          ) : (
            <Table colCount={columns.length} rowCount={rows.length + 1}>
              <TableHead words={columns} />
              <Tbody>{rows.map(children)}</Tbody>
            </Table>
          )}
          <Pager pages={pages} next={meta.nextCursor} />
        </>
      )}
    </Answered>
  );
}
