import { decodeEntities } from '../../text/normalise';
import type { UnitPart, UnitParts } from '../../text/unit-parts';
import { plainText } from '../../text/unit-parts';
import { escapeXml, xmlText } from '../../text/xml-text';
import type { Piece } from './protect-terms';

/** A unit as it is sent: neutral markup, without the white space at its ends (see `port.ts`). */
export interface Marked {
  text: string;
  /** Codes by their number in the markup. */
  codes: ReadonlyMap<string, Exclude<UnitPart, { kind: 'text' }>>;
  /** What protected terms are in the target language, by number. */
  terms: ReadonlyMap<string, string>;
  before: string;
  after: string;
}

/** What became of a unit. */
export interface Understood {
  parts: UnitPart[];
  /** Codes and terms that the machine did not bring back as they were: `link`, `bold`, `term`, … */
  lost: string[];
}

const OUTER = /^(\s*)(.*?)(\s*)$/su;

/** Pure. @param findTerms cuts a text at the terms that have to stay as they are */
export const writeMarkup = (parts: UnitParts, findTerms: (text: string) => Piece[]): Marked => {
  const codes = new Map<string, Exclude<UnitPart, { kind: 'text' }>>();
  const terms = new Map<string, string>();
  let last = 0;
  const next = (): string => String((last += 1));

  const write = (part: UnitPart): string => {
    if (part.kind === 'text') {
      return findTerms(part.text)
        .map((piece) => {
          if (piece.kind === 'text') return escapeXml(piece.text);
          const id = next();
          terms.set(id, piece.said);
          return `<t id="${id}">${escapeXml(piece.said)}</t>`;
        })
        .join('');
    }
    const id = next();
    codes.set(id, part);
    const children = part.kind === 'pair' ? part.children.map(write).join('') : '';
    return `<x id="${id}">${children}</x>`;
  };

  const [, before = '', text = '', after = ''] = OUTER.exec(parts.map(write).join('')) ?? [];
  return { text, codes, terms, before, after };
};

type Node = string | { name: string; id: string; children: Node[] };

const TAG = /<(\/?)([a-z][\w-]*)([^<>]*?)(\/?)>/gi;
const ID = /\bid\s*=\s*["']?(\w+)/i;

/** Null: something is crossed, left open or closed twice. */
const readTree = (answer: string): Node[] | null => {
  const root: Node[] = [];
  const open: { name: string; children: Node[] }[] = [{ name: '', children: root }];
  let end = 0;
  for (const {
    0: tag,
    1: slash,
    2: written = '',
    3: rest = '',
    4: selfClosed,
    index,
  } of answer.matchAll(TAG)) {
    const inner = open.at(-1);
    if (!inner) return null;
    if (index > end) inner.children.push(answer.slice(end, index));
    end = index + tag.length;
    const name = written.toLowerCase();
    if (name !== 'x' && name !== 't') continue;
    if (slash) {
      if (open.length < 2 || open.pop()?.name !== name) return null;
      continue;
    }
    const node = { name, id: ID.exec(rest)?.[1] ?? '', children: [] };
    inner.children.push(node);
    if (!selfClosed) open.push(node);
  }
  if (open.length > 1) return null;
  root.push(answer.slice(end));
  return root;
};

const readText = (text: string): string => xmlText(decodeEntities(text));

const nameOf = (code: Exclude<UnitPart, { kind: 'text' }>): string =>
  code.kind === 'pair' ? code.type : 'break';

/** The words alone, when the markup came back broken. */
const wordsOf = (answer: string): string => readText(answer.replace(TAG, ''));

const joined = (parts: readonly UnitPart[]): UnitPart[] => {
  const result: UnitPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') {
      result[result.length - 1] = { kind: 'text', text: last.text + part.text };
    } else if (part.kind !== 'text' || part.text !== '') result.push(part);
  }
  return result;
};

/**
 * Reads what came back for a unit. Whatever that is, the result is sound: a code that is missing, doubled
 * or unknown is dropped and its words stay; of markup that is crossed or left open only the words stay.
 * Addresses of links come from the source, never from the answer. Pure.
 */
export const readMarkup = (answer: string, { codes, terms, before, after }: Marked): Understood => {
  const around = (parts: UnitPart[]): UnitPart[] =>
    joined([{ kind: 'text', text: before }, ...parts, { kind: 'text', text: after }]);
  const tree = readTree(answer);
  const all = [...[...codes.values()].map(nameOf), ...[...terms.keys()].map(() => 'term')];
  if (!tree) return { parts: around([{ kind: 'text', text: wordsOf(answer) }]), lost: all };

  const seen = new Set<string>();
  const read = (nodes: readonly Node[], inLink: boolean): UnitPart[] =>
    joined(nodes.flatMap((node): UnitPart[] => readNode(node, inLink)));
  const readNode = (node: Node, inLink: boolean): UnitPart[] => {
    if (typeof node === 'string') return [{ kind: 'text', text: readText(node) }];
    const term = node.name === 't' ? terms.get(node.id) : undefined;
    if (term !== undefined && !seen.has(node.id)) {
      seen.add(node.id);
      return [{ kind: 'text', text: term }];
    }
    const code = node.name === 'x' && !seen.has(node.id) ? codes.get(node.id) : undefined;
    if (!code || (inLink && nameOf(code) === 'link')) return read(node.children, inLink);
    seen.add(node.id);
    if (code.kind === 'break') return [code, ...read(node.children, inLink)];
    const children = read(node.children, inLink || code.type === 'link');
    return plainText(children) === '' && plainText(code.children) !== ''
      ? emptied(node.id, children)
      : [{ ...code, children }];
  };
  /** A pair around nothing is no code any more. */
  const emptied = (id: string, children: UnitPart[]): UnitPart[] => {
    seen.delete(id);
    return children;
  };

  const parts = read(tree, false);
  const lost = [
    ...[...codes].flatMap(([id, code]) => (seen.has(id) ? [] : [nameOf(code)])),
    ...[...terms.keys()].flatMap((id) => (seen.has(id) ? [] : ['term'])),
  ];
  return { parts: around(parts), lost };
};
