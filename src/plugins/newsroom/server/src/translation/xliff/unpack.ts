import { strFromU8, unzipSync, type UnzipFileInfo } from 'fflate';

export interface PackedFile {
  readonly name: string;
  /** null: it was not taken out, and why. */
  readonly bytes: Uint8Array | null;
  readonly problem: string | null;
}

export interface UnpackLimits {
  /** Of one file, unpacked. */
  readonly maxBytes: number;
  /** Of all together, unpacked. */
  readonly maxTotalBytes: number;
  readonly maxFiles: number;
}

const ZIP = 'PK';
const FILE = /\.(?:xlf|xliff|xml)$/i;

/** What systems put beside the files of a folder. */
const BY_THE_WAY = /(?:^|\/)(?:__MACOSX\/|\.(?!\.)|Thumbs\.db$)|\/$/;

export const isZip = (bytes: Uint8Array): boolean =>
  strFromU8(bytes.subarray(0, 2), true) === ZIP && (bytes[2] ?? 0) < 9 && (bytes[3] ?? 0) < 9;

/** A name that leads out of the archive, or to a place of its own: nothing is written, but it is no honest one. */
const isSuspect = (name: string): boolean =>
  /^[/\\]|^[a-z]:|\\|\p{Cc}/iu.test(name) || name.split('/').includes('..');

const listFiles = (zip: Uint8Array): UnzipFileInfo[] => {
  const found: UnzipFileInfo[] = [];
  unzipSync(zip, {
    filter(info) {
      found.push(info);
      return false;
    },
  });
  return found;
};

/** One of the files. The buffer has the size that the archive declares: more than that is never made. */
const takeOut = (zip: Uint8Array, index: number): Uint8Array | null => {
  let at = -1;
  const files = unzipSync(zip, { filter: () => (at += 1) === index });
  return Object.values(files)[0] ?? null;
};

const problemOf = (
  { name, originalSize, compression }: UnzipFileInfo,
  { maxBytes }: UnpackLimits
): string | null => {
  if (isSuspect(name)) return 'has a name that leads out of the archive';
  if (!FILE.test(name)) return 'is no .xlf, .xliff or .xml file';
  if (compression !== 0 && compression !== 8) return 'is packed in a way that is not known here';
  return originalSize > maxBytes ? `is larger than ${maxBytes} bytes` : null;
};

/**
 * What an archive holds, a file at a time: only one of them is in memory. What it declares is judged
 * before anything is unpacked, so that a small archive cannot become a large one.
 */
export function* unpack(zip: Uint8Array, limits: UnpackLimits): Generator<PackedFile> {
  const infos = listFiles(zip);
  for (const [index, info] of infos.entries()) {
    if (BY_THE_WAY.test(info.name)) continue;
    const problem = problemOf(info, limits);
    if (problem !== null) {
      yield { name: info.name, bytes: null, problem };
      continue;
    }
    let bytes: Uint8Array | null = null;
    try {
      bytes = takeOut(zip, index);
    } catch {
      // What fflate says is meant for programmers; the file is broken, whatever it is.
    }
    const isWhole = bytes?.length === info.originalSize;
    yield isWhole
      ? { name: info.name, bytes, problem: null }
      : { name: info.name, bytes: null, problem: 'cannot be unpacked' };
  }
}

/** What speaks against an archive as a whole; null: nothing. */
export const archiveProblem = (zip: Uint8Array, limits: UnpackLimits): string | null => {
  let infos: UnzipFileInfo[];
  try {
    infos = listFiles(zip);
  } catch {
    return 'is no archive that can be read';
  }
  if (infos.length > limits.maxFiles) return `holds more than ${limits.maxFiles} files`;
  const total = infos.reduce((sum, { originalSize }) => sum + originalSize, 0);
  return total > limits.maxTotalBytes
    ? `would be larger than ${limits.maxTotalBytes} bytes unpacked`
    : null;
};
