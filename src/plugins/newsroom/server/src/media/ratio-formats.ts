import { createReadStream } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Core } from '@strapi/strapi';
import sharp from 'sharp';
import { getSettings } from '../settings';
import { decideCrop, type FocalPoint } from './decide-crop';

/** What is used of a file that Strapi's media library takes in. */
interface IncomingFile {
  name: string;
  hash: string;
  ext: string;
  mime: string;
  path?: string | null;
  tmpWorkingDirectory?: string;
  focalPoint?: FocalPoint | null;
  /** Its bytes, which may lie with the provider already: `filepath` is then no longer set. */
  getStream(): NodeJS.ReadableStream;
}

interface Format {
  key: string;
  file: object;
}

interface ImageManipulation {
  generateResponsiveFormats(file: IncomingFile): Promise<Format[]>;
}

/** Search engines take no narrower ones (developers.google.com/search, "Article structured data"). */
const NARROWEST = 696;
const WIDEST = 1_200;

/** Pictures that move would stand still, and those that scale have no pixels. */
const CROPPED = ['image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/avif'];

const SIZE_IN_KB = 1_000;

/**
 * A picture that comes into the media library is kept in the ratios that search engines and partners ask
 * for as well, cut around its focal point: formats `ratio_16x9` and so on beside Strapi's own. A picture
 * that is in a ratio already, or too small for it, gets no such format.
 */
export const addRatioFormats = ({ strapi }: { strapi: Core.Strapi }): void => {
  const service: ImageManipulation = strapi.plugin('upload').service('image-manipulation');
  const generate = service.generateResponsiveFormats.bind(service);

  service.generateResponsiveFormats = async (file) => {
    const formats = await generate(file);
    try {
      return [...formats, ...(await cropsOf(file, getSettings(strapi).images.ratios))];
    } catch (error) {
      // The picture itself is sound, Strapi has looked: better one without its crops than none.
      const reason = error instanceof Error ? error.message : String(error);
      strapi.log.warn(`newsroom: "${file.name}" is kept without other ratios: ${reason}`);
      return formats;
    }
  };
};

/** One after the other: a large picture takes much memory while it is worked on. */
const cropsOf = async (file: IncomingFile, ratios: readonly string[]): Promise<Format[]> => {
  const { tmpWorkingDirectory } = file;
  const isCropped = tmpWorkingDirectory && CROPPED.includes(file.mime) && ratios.length > 0;
  if (!isCropped) return [];
  const picture = await buffer(file.getStream());
  const { autoOrient: size } = await sharp(picture).metadata();
  const made: Format[] = [];
  for (const named of ratios) {
    const [across = 1, down = 1] = named.split(':').map(Number);
    const crop = decideCrop(size, across / down, file.focalPoint ?? null);
    const isWhole = crop.width === size.width && crop.height === size.height;
    if (isWhole || crop.width < NARROWEST) continue;

    const key = `ratio_${named.replace(':', 'x')}`;
    const hash = `${key}_${file.hash}`;
    const target = path.join(tmpWorkingDirectory, hash);
    const {
      width,
      height,
      size: bytes,
    } = await sharp(picture)
      .autoOrient()
      .extract(crop)
      .resize({ width: Math.min(crop.width, WIDEST) })
      .toFile(target);
    made.push({
      key,
      file: {
        ...{ name: `${key}_${file.name}`, hash, ext: file.ext, mime: file.mime },
        ...{ filepath: target, path: file.path ?? null, width, height },
        ...{ size: Math.round((bytes / SIZE_IN_KB) * 100) / 100, sizeInBytes: bytes },
        getStream: () => createReadStream(target),
      },
    });
  }
  return made;
};
