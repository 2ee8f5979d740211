import { Tooltip, Typography } from '@strapi/design-system';
import type { ListFieldLayout, ListLayout } from '@strapi/content-manager/strapi-admin';
import { instantOf } from '../edit-view/open-story';
import { ownTimeZone, tellInstant } from '../edit-view/tell-instant';
import { useWords, wordId } from '../words';
import { StageCell } from './stage-cell';

interface Columns {
  displayedHeaders: ListFieldLayout[];
  layout: ListLayout;
}

type Row = Readonly<Record<string, unknown>>;

/** "2 min": the figure alone says nothing under a narrow heading. */
const ReadTime = ({ row }: { row: Row }) => {
  const { say } = useWords();
  const { readTimeMinutes: minutes } = row;
  if (typeof minutes !== 'number' || minutes === 0) return <Typography>–</Typography>;
  return <Typography textColor="neutral800">{say('list.readTime', { minutes })}</Typography>;
};

/** "15 hours ago", as readers see it, and the exact time to whoever points at it. */
const Age = ({ row }: { row: Row }) => {
  const { language } = useWords();
  const then = instantOf(row.firstPublishedAt);
  const label = typeof row.relativeTime === 'string' ? row.relativeTime : '–';
  const text = (
    <Typography textColor="neutral800">
      <bdi>{label}</bdi>
    </Typography>
  );
  if (!then) return text;
  return <Tooltip label={tellInstant(then, { language, timeZone: ownTimeZone() })}>{text}</Tooltip>;
};

const CELLS = { readTimeMinutes: ReadTime, relativeTime: Age } as const;
const hasCell = (name: string): name is keyof typeof CELLS => name in CELLS;

const isOfStories = (layout: ListLayout): boolean => 'readTimeMinutes' in layout.metadatas;

/** The stage is no column of the database: it is asked for all rows at once. */
const STAGE = {
  attribute: { type: 'string' },
  label: { id: wordId('list.stage'), defaultMessage: 'Stage' },
  ...{ name: 'newsroomStage', searchable: false, sortable: false },
  cellFormatter: (row: Row) => (
    <StageCell
      id={String(row.documentId)}
      locale={String(row.locale ?? '')}
      saved={String(row.updatedAt ?? '')}
    />
  ),
};

/**
 * Shows the newsroom's figures in lists of stories as an editor reads them, and where each stands. Which
 * languages a story has is Strapi's own column.
 */
export const tellColumns = ({ displayedHeaders, layout }: Columns): Columns => {
  const told = displayedHeaders.map((header) => {
    if (!hasCell(header.name)) return header;
    const Cell = CELLS[header.name];
    const label =
      header.name === 'readTimeMinutes'
        ? { id: wordId('reading.title'), defaultMessage: 'Read time' }
        : header.label;
    return { ...header, label, cellFormatter: (row: Row) => <Cell row={row} /> } as ListFieldLayout;
  });
  if (!isOfStories(layout)) return { displayedHeaders: told, layout };
  return { displayedHeaders: [...told, STAGE as unknown as ListFieldLayout], layout };
};
