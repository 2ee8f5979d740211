import { EMBED_RULES, OEMBED_ENDPOINTS, type EmbedRule } from './embed-rules';

/** Something of another site that stands in a body: a player, a post, a chart. */
export interface Embed {
  /** `youtube`, `x`, `instagram`, `facebook`, `tiktok`, or the name of another oEmbed provider. */
  provider: string;
  /** As the provider knows it. */
  id: string;
  /** Always https, on the provider's own host, without parameters that track readers. */
  url: string;
  /** Answers in JSON how it is embedded; null where the provider asks for a token. */
  oembedUrl: string | null;
  /** The words an editor set the link on; null when they are its address. */
  title: string | null;
}

const parsed = (address: string): URL | null => {
  try {
    return new URL(address.trim());
  } catch {
    return null;
  }
};

/** Group and parameter values of a rule that an address is under; null: it is not. */
const partsUnder = (
  rule: EmbedRule,
  { hostname, pathname, searchParams }: URL
): string[] | null => {
  if (!rule.hosts.includes(hostname)) return null;
  const match = rule.path.exec(pathname);
  if (!match) return null;
  const parameters = Object.entries(rule.parameters ?? {}).map(([name, pattern]) => {
    const value = searchParams.get(name) ?? '';
    return pattern.test(value) ? value : null;
  });
  const parts = [...match.slice(1), ...parameters];
  return parts.every((part) => part !== null) ? parts : null;
};

/**
 * What can be embedded at an address, or null. The address is read by the URL parser of browsers, and
 * must be http(s) without port or credentials on exactly a provider's host.
 */
export function embedAt(address: string): Omit<Embed, 'title'> | null {
  const url = parsed(address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  if (url.port !== '' || url.username !== '' || url.password !== '') return null;
  for (const rule of EMBED_RULES) {
    const parts = partsUnder(rule, url);
    if (!parts) continue;
    const canonical = rule.url(...parts);
    const endpoint = OEMBED_ENDPOINTS[rule.provider];
    return {
      provider: rule.provider,
      id: parts.at(-1) ?? '',
      url: canonical,
      oembedUrl: endpoint ? `${endpoint}?format=json&url=${encodeURIComponent(canonical)}` : null,
    };
  }
  return null;
}

type Node = { type?: unknown; url?: unknown; text?: unknown; children?: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const nodesIn = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const textOf = ({ text }: Node): string => (typeof text === 'string' ? text : '');
const wordsOf = (nodes: readonly Node[]): string => nodes.map(textOf).join('').trim();

/**
 * The embed that a block stands for, or null. The design stores an embed as a paragraph that holds a
 * single link; an address pasted alone into a paragraph, which the editor did not make a link of, is one
 * too.
 *
 * @param block a block of a body, of any type
 */
export function embedOf(block: unknown): Embed | null {
  if (!isNode(block) || block.type !== 'paragraph') return null;
  const nodes = nodesIn(block.children);
  const links = nodes.filter((node) => node.type === 'link');
  const words = wordsOf(nodes);
  if (links.length > 1 || (links.length === 1 && words !== '')) return null;

  const [link] = links;
  const address = link ? link.url : words;
  const found = typeof address === 'string' ? embedAt(address) : null;
  if (!found) return null;
  const title = link ? wordsOf(nodesIn(link.children)) : '';
  return { ...found, title: title === '' || /^https?:\S*$/i.test(title) ? null : title };
}

/** The embeds of a body in their order, each with the index of its block. */
export function findEmbeds(body: readonly unknown[]): (Embed & { block: number })[] {
  return body.flatMap((one, block) => {
    const found = embedOf(one);
    return found ? [{ ...found, block }] : [];
  });
}
