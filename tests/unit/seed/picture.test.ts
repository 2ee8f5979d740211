import path from 'node:path';
import sharp from 'sharp';
import { readSeedFolder } from 'newsroom/seed/folder';
import { drawPicture } from 'newsroom/seed/picture';

const DEMO = path.resolve(__dirname, '../../../database/demo');

describe('the pictures of the demo newsroom', () => {
  it('are well-formed SVG, one for each article, and no two the same', async () => {
    const { articles } = await readSeedFolder(DEMO);
    expect(articles.length).toBeGreaterThanOrEqual(30);
    const drawn = articles.map(({ key, picture }) => drawPicture({ key, ...picture }));

    for (const svg of drawn) {
      // librsvg reads strictly: it throws at anything that is not well-formed XML.
      const { format, width, height } = await sharp(Buffer.from(svg)).metadata();
      expect({ format, width, height }).toEqual({ format: 'svg', width: 1600, height: 900 });
      expect(svg).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
    }
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('have motifs that can be drawn: none falls back to mountains', async () => {
    const { articles } = await readSeedFolder(DEMO);
    const motifs = new Set(articles.map(({ picture }) => picture.motif));
    expect(motifs.size).toBeGreaterThanOrEqual(8);

    const mountains = drawPicture({ key: 'same', motif: 'no such motif', hue: 200 });
    const fallen = [...motifs].filter(
      (motif) => motif !== 'mountain' && drawPicture({ key: 'same', motif, hue: 200 }) === mountains
    );
    expect(fallen).toEqual([]);
  });
});

describe('a picture', () => {
  const picture = { key: 'ferries', motif: 'sea', hue: 200 };

  it('is the same each time', () => {
    expect(drawPicture(picture)).toBe(drawPicture({ ...picture }));
  });

  it.each([
    ['key', { key: 'ferries-2' }],
    ['motif', { motif: 'city' }],
    ['hue', { hue: 201 }],
  ])('differs with its %s', (_what, change) => {
    expect(drawPicture({ ...picture, ...change })).not.toBe(drawPicture(picture));
  });

  it.each([-40, 0, 359, 400, 12.5])('may have the hue %d', (hue) => {
    const hues = [...drawPicture({ ...picture, hue }).matchAll(/hsl\((\S+) /g)].map(([, h]) =>
      Number(h)
    );
    expect(hues.length).toBeGreaterThan(0);
    expect(hues.filter((h) => !(h >= 0 && h < 360))).toEqual([]);
  });

  it.each(['', '<script>&"\'', '码头', '🔥'])('is never broken by its key: %j', async (key) => {
    const svg = drawPicture({ ...picture, key });
    await expect(sharp(Buffer.from(svg)).metadata()).resolves.toMatchObject({ width: 1600 });
  });

  it('of an unknown motif is drawn as mountains', () => {
    expect(drawPicture({ ...picture, motif: 'dragon' })).toBe(
      drawPicture({ ...picture, motif: 'mountain' })
    );
  });
});
