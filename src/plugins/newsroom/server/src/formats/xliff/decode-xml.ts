import { TextDecoder } from 'node:util';
import type { XliffProblem } from './model';

type Decoded = { ok: true; text: string } | { ok: false; problem: XliffProblem };

/** Signatures, and how `<?` begins in UTF-16 without one. */
const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x3c, 0x00], 'utf-16le'],
  [[0x00, 0x3c], 'utf-16be'],
];

const LONGEST_DECLARATION = 200;
const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

const encodingOf = (bytes: Uint8Array): string => {
  const signature = SIGNATURES.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  if (signature) return signature[1];
  const start = String.fromCharCode(...bytes.subarray(0, LONGEST_DECLARATION));
  return DECLARED.exec(start)?.[1] ?? 'utf-8';
};

const refused = (reason: string): Decoded => ({
  ok: false,
  problem: { line: 1, column: 1, reason },
});

/**
 * The text of an XML file, whatever it is written in: UTF-8 or UTF-16 with or without a signature, or
 * what its declaration names. The signature is not part of it.
 */
export const decodeXml = (bytes: Uint8Array): Decoded => {
  const encoding = encodingOf(bytes);
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    return refused(`is written in ${encoding}, which is not known here; UTF-8 always is`);
  }
  try {
    return { ok: true, text: decoder.decode(bytes) };
  } catch {
    return refused(`is not text in ${encoding}, as it says it were`);
  }
};
