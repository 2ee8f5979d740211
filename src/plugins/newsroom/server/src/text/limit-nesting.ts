import { Parser } from 'htmlparser2';

/** Deeper than any page that a person or a CMS wrote. */
const MAX_DEPTH = 200;

/** Their content is not markup, so closing one early would turn it into markup. */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed']);

/**
 * Closes everything that is open whenever elements nest deeper than {@link MAX_DEPTH}, and lets
 * the rest go on from the top.
 *
 * The parser keeps the open elements in an array that it searches and shifts at each tag, so two
 * megabytes of unclosed tags would take it minutes. Here it is stopped at the limit and a fresh
 * one takes over, which makes the whole linear; whoever parses the result meets no deep stack.
 */
export function limitNesting(html: string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const cut = findTooDeep(html, from);
    if (cut === null) {
      parts.push(html.slice(from));
      return parts.join('');
    }
    parts.push(html.slice(from, cut.end), ...cut.open.reverse().map((name) => `</${name}>`));
    from = cut.end;
  }
}

/** Where, reading from `from`, the nesting gets too deep, and what is open there, outermost first. */
function findTooDeep(html: string, from: number): { end: number; open: string[] } | null {
  const open: string[] = [];
  let end: number | null = null;
  const parser = new Parser({
    onopentag(name, _attributes, isImplied) {
      if (end !== null) return;
      open.push(name);
      // An implied element stands in the middle of a tag, where nothing can be inserted.
      const canCut = !isImplied && (!RAW_TEXT.has(name) || open.length > 2 * MAX_DEPTH);
      if (open.length > MAX_DEPTH && canCut) {
        end = from + parser.endIndex + 1;
        parser.pause();
      }
    },
    onclosetag() {
      if (end === null) open.pop();
    },
  });
  parser.write(html.slice(from));
  if (end === null) parser.end();
  return end === null ? null : { end, open };
}
