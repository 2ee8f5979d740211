import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { wire } from '../helpers/delivery';
import { configure, resetNewsroom, strapi } from '../helpers/newsroom';
import { publishedArticle } from '../fixtures/newsroom';

type Size = { url: string; width: number; height: number };
type Uploaded = { id: number; width: number; height: number; formats: Record<string, Size> | null };

let folder: string;
const left: number[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsroom-pictures-'));
});
beforeEach(async () => {
  await resetNewsroom();
  configure({ publicUrl: 'https://news.example', images: { ratios: ['16:9', '4:3', '1:1'] } });
});
afterEach(async () => {
  for (const id of left.splice(0)) {
    const upload = strapi().plugin('upload').service('upload');
    const file = await upload.findOne(id);
    if (file) await upload.remove(file);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Left half red, right half blue, so that a crop shows where it was cut. */
const twoHalves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'red' } }).composite([
    {
      input: {
        create: { width: Math.ceil(width / 2), height, channels: 3, background: 'blue' },
      },
      left: Math.floor(width / 2),
      top: 0,
    },
  ]);

const uploaded = async (
  picture: Sharp,
  { mime = 'image/jpeg', ...fileInfo }: { mime?: string; focalPoint?: object } = {}
): Promise<Uploaded> => {
  const extension = mime.split('/')[1] ?? 'jpeg';
  const filepath = path.join(folder, `picture-${Math.random()}.${extension}`);
  await picture.toFormat(extension as 'jpeg').toFile(filepath);
  const { size } = await stat(filepath);
  const name = path.basename(filepath);
  const [file] = await strapi()
    .plugin('upload')
    .service('upload')
    .upload({
      data: { fileInfo: { name, ...fileInfo } },
      files: [{ filepath, originalFilename: name, mimetype: mime, size }],
    });
  left.push(file.id);
  return file;
};

/** By their widths and heights, tallest last: PostgreSQL keeps the formats in an order of its own. */
const ratiosOf = ({ formats }: Uploaded) =>
  Object.entries(formats ?? {})
    .flatMap(([name, { width, height }]) =>
      name.startsWith('ratio_') ? [[name, width, height] as const] : []
    )
    .sort(([, , a], [, , b]) => a - b);

const bytesAt = async (path: string): Promise<Buffer> => {
  const response = await fetch(new URL(path, globalThis.newsroom.url));
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};

const colourAt = async (url: string, x: number, y: number): Promise<'red' | 'blue'> => {
  const [red = 0, , blue = 0] = await sharp(await bytesAt(url))
    .extract({ left: x, top: y, width: 1, height: 1 })
    .raw()
    .toBuffer();
  return red > blue ? 'red' : 'blue';
};

test('a picture comes in the ratios that search engines ask for, and its JSON-LD has them', async () => {
  const file = await uploaded(twoHalves(1800, 1200));
  expect(ratiosOf(file)).toEqual([
    ['ratio_16x9', 1200, 675],
    ['ratio_4x3', 1200, 900],
    ['ratio_1x1', 1200, 1200],
  ]);
  await publishedArticle('Story', { leadImage: file.id });
  const { '@graph': graph } = JSON.parse((await wire('/articles/story/jsonld')).text);
  const images: { url: string; width: number; height: number }[] = graph[0].image;
  expect(images.map(({ width, height }) => [width, height])).toEqual([
    [1800, 1200],
    [1200, 675],
    [1200, 900],
    [1200, 1200],
  ]);
  for (const { url, width, height } of images) {
    const { pathname } = new URL(url);
    expect(await sharp(await bytesAt(pathname)).metadata()).toMatchObject({ width, height });
  }
});

test('the focal point that an editor has set stays in the crop', async () => {
  const toTheLeft = await uploaded(twoHalves(2400, 1000), { focalPoint: { x: 5, y: 50 } });
  const toTheRight = await uploaded(twoHalves(2400, 1000), { focalPoint: { x: 95, y: 50 } });
  for (const [file, colour] of [
    [toTheLeft, 'red'],
    [toTheRight, 'blue'],
  ] as const) {
    const { url, width, height } = file.formats?.ratio_1x1 as Size;
    expect([width, height]).toEqual([1000, 1000]);
    expect(await colourAt(url, 10, 500)).toBe(colour);
    expect(await colourAt(url, 980, 500)).toBe(colour);
  }
});

test('a picture that a camera laid on its side is cut upright', async () => {
  const upload = strapi().plugin('upload').service('upload');
  const settings = await upload.getSettings();
  // As it comes: Strapi's size optimisation would drop what says which side is up.
  await upload.setSettings({ ...settings, sizeOptimization: false, autoOrientation: false });
  const file = await uploaded(
    sharp(await twoHalves(1600, 1000).jpeg().toBuffer()).withMetadata({ orientation: 6 })
  );
  await upload.setSettings(settings);
  const { url } = file.formats?.ratio_1x1 as Size;
  expect([await colourAt(url, 500, 10), await colourAt(url, 500, 980)]).toEqual(['red', 'blue']);
});

test('one that is in a ratio already, or too small for it, has no such crop', async () => {
  expect(ratiosOf(await uploaded(twoHalves(1000, 1000)))).toEqual([
    ['ratio_16x9', 1000, 563],
    ['ratio_4x3', 1000, 750],
  ]);
  expect(ratiosOf(await uploaded(twoHalves(800, 600)))).toEqual([['ratio_16x9', 800, 450]]);
  expect(ratiosOf(await uploaded(twoHalves(600, 400)))).toEqual([]);
});

test('pictures that move, and a newsroom that wants no crops, get none', async () => {
  expect(ratiosOf(await uploaded(twoHalves(1600, 1200), { mime: 'image/gif' }))).toEqual([]);
  configure({ images: { ratios: [] } });
  const file = await uploaded(twoHalves(1600, 1200));
  expect(ratiosOf(file)).toEqual([]);
  expect(Object.keys(file.formats ?? {})).toEqual(
    expect.arrayContaining(['large', 'medium', 'small', 'thumbnail'])
  );
});

test("a ratio of the newsroom's own is made like the others", async () => {
  configure({ images: { ratios: ['9:16'] } });
  expect(ratiosOf(await uploaded(twoHalves(1600, 1400)))).toEqual([['ratio_9x16', 788, 1400]]);
});
