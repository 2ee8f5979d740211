import { NavLink } from 'react-router-dom';
import {
  Box,
  Button,
  Flex,
  Link,
  Loader,
  Table,
  Tbody,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import type { BoardEntryDocument } from '../../../server/src/contracts/editorial-translations';
import { tellInstant, ownTimeZone } from '../edit-view/tell-instant';
import { ARTICLE, SECTION } from '../plugin-id';
import { TextCell } from '../text-cell';
import { useWords } from '../words';
import { formPath, translatePath } from './addresses';
import { rowsOf, type BoardRow } from './board-rows';
import { StateBadge, wordOfState } from './state-badge';
import type { BoardPages } from './use-board';

/** The content types behind what the board calls a section, a source or a promo. */
const TYPES: Record<BoardEntryDocument['type'], string> = {
  article: ARTICLE,
  section: SECTION,
  source: 'plugin::newsroom.source',
  promo: 'plugin::newsroom.related-promo',
};

const placeOf = ({ id, type, locale }: BoardEntryDocument): string =>
  type === 'article' ? translatePath(id, locale) : formPath(id, locale, TYPES[type]);

interface BoardTableProps {
  board: BoardPages;
  /** Columns. */
  locales: readonly string[];
}

/** Documents by language; each cell leads to where it is translated. */
export const BoardTable = ({ board, locales }: BoardTableProps) => {
  const { say, nameOf } = useWords();
  const rows = rowsOf(board.entries, board.more !== null);
  const columns = locales.filter((code) => rows.some(({ cells }) => cells.has(code)));

  if (board.isError) return <Typography role="alert">{say('board.failed')}</Typography>;
  if (rows.length === 0 && board.isFetching) return <Loader>{say('panel.loading')}</Loader>;
  if (rows.length === 0) return <Typography>{say('board.nothing')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Table colCount={columns.length + 1} rowCount={rows.length + 1}>
        <Thead>
          <Tr>
            <Th>
              <Typography variant="sigma" textColor="neutral600">
                {say('board.document')}
              </Typography>
            </Th>
            {columns.map((code) => (
              <Th key={code}>
                <Typography variant="sigma" textColor="neutral600">
                  {nameOf(code)}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} columns={columns} />
          ))}
        </Tbody>
      </Table>
      {board.more && (
        <Flex justifyContent="center">
          <Button variant="secondary" loading={board.isFetching} onClick={board.more}>
            {say('board.more')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
};

const Line = ({ row, columns }: { row: BoardRow; columns: readonly string[] }) => {
  const { say, language, nameOf } = useWords();
  const at = tellInstant(new Date(row.changedAt), { language, timeZone: ownTimeZone() });
  return (
    <Tr>
      <TextCell>
        <Box minWidth="16rem" maxWidth="28rem" paddingTop={2} paddingBottom={2}>
          <Typography
            display="block"
            fontWeight="semiBold"
            dir="auto"
            style={{ whiteSpace: 'normal' }}
          >
            {row.title}
          </Typography>
          <Typography display="block" variant="pi" textColor="neutral600">
            {say(`board.type.${row.type}`)} · {nameOf(row.sourceLocale)} · {at}
          </Typography>
          {row.urgency === 'breaking' && (
            <Typography variant="pi" fontWeight="bold" textColor="danger600">
              {say('board.breaking')}
            </Typography>
          )}
        </Box>
      </TextCell>
      {columns.map((code) => {
        const cell = row.cells.get(code);
        return <TextCell key={code}>{cell && <Cell cell={cell} title={row.title} />}</TextCell>;
      })}
    </Tr>
  );
};

const Cell = ({ cell, title }: { cell: BoardEntryDocument; title: string }) => {
  const { say, nameOf } = useWords();
  const { locale, state, assignee } = cell;
  const told = { title, language: nameOf(locale), state: say(wordOfState(state)) };
  return (
    <Link tag={NavLink} to={placeOf(cell)} aria-label={say('board.open', told)}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <StateBadge state={state} />
        {assignee !== null && (
          <Typography variant="pi" textColor="neutral600">
            {assignee}
          </Typography>
        )}
      </Flex>
    </Link>
  );
};
