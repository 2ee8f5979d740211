import { TEXT_MARKS, type Block, type InlineNode, type TextNode } from './blocks';

interface OpenRow {
  readonly start: number;
  readonly cells: number[];
}

const BETWEEN_CELLS: InlineNode = { type: 'text', text: ' | ' };

/**
 * Turns table rows into paragraphs: `a | b | c`. A row whose cells hold more than a line of text
 * each (tables that only lay a page out) is left as the blocks that stand in it.
 */
export class TableRows {
  private readonly open: OpenRow[] = [];

  openRow(blocks: readonly Block[]): void {
    this.open.push({ start: blocks.length, cells: [] });
  }

  openCell(blocks: readonly Block[]): void {
    this.open.at(-1)?.cells.push(blocks.length);
  }

  closeRow(blocks: Block[]): void {
    const row = this.open.pop();
    if (!row) return;
    const produced = blocks.slice(row.start);
    const isOneLineEach = row.cells.every(
      (start, cell) => (row.cells[cell + 1] ?? blocks.length) - start <= 1
    );
    const lines = produced.flatMap((block) => (block.type === 'paragraph' ? [block.children] : []));
    if (!isOneLineEach || lines.length < 2 || lines.length < produced.length) return;
    const children = lines.flatMap((line, index) =>
      index === 0 ? line : [BETWEEN_CELLS, ...line]
    );
    blocks.splice(row.start, produced.length, { type: 'paragraph', children: merged(children) });
  }
}

const isPlain = (node: InlineNode | undefined): node is TextNode =>
  node?.type === 'text' && TEXT_MARKS.every((mark) => node[mark] !== true);

/** Neighbouring plain texts as one, as an editor would have typed them. */
function merged(nodes: readonly InlineNode[]): InlineNode[] {
  const result: InlineNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (isPlain(node) && isPlain(last)) {
      result[result.length - 1] = { type: 'text', text: last.text + node.text };
    } else result.push(node);
  }
  return result;
}
