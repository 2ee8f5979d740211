/** A drawn 1600 × 900 landscape for demo articles, as SVG: no photograph, no rights. Pure. */
const WIDTH = 1600;
const HEIGHT = 900;

/** A small deterministic generator (mulberry32), so that a key always draws the same picture. */
const createRandom = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

const seedOf = (key: string): number =>
  [...key].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7);

const hsl = (hue: number, saturation: number, light: number): string =>
  `hsl(${((Math.round(hue) % 360) + 360) % 360} ${saturation}% ${light}%)`;

interface Brush {
  random: () => number;
  hue: number;
}

const between = ({ random }: Brush, low: number, high: number): number =>
  low + random() * (high - low);

const ridge = (brush: Brush, y: number, height: number, fill: string, steps = 9): string => {
  const points = Array.from({ length: steps + 1 }, (_, i) => [
    (i * WIDTH) / steps,
    y - between(brush, 0, height),
  ]);
  const line = points.map(([x = 0, h = 0]) => `${x.toFixed(0)},${h.toFixed(0)}`).join(' L');
  return `<path d="M0,${HEIGHT} L${line} L${WIDTH},${HEIGHT} Z" fill="${fill}"/>`;
};

const waves = (brush: Brush, top: number): string =>
  Array.from({ length: 6 }, (_, i) => {
    const y = top + i * ((HEIGHT - top) / 6);
    const bend = between(brush, 12, 34);
    const path = `M0,${y} q200,${-bend} 400,0 t400,0 t400,0 t400,0 V${HEIGHT} H0 Z`;
    return `<path d="${path}" fill="${hsl(brush.hue, 45, 46 - i * 5)}"/>`;
  }).join('');

const towers = (brush: Brush, base: number, light: number): string =>
  Array.from({ length: 16 }, (_, i) => {
    const height = between(brush, 120, 430);
    const x = i * 100 + between(brush, -8, 8);
    const windows = Array.from({ length: Math.floor(height / 48) }, (__, row) =>
      brush.random() > 0.35
        ? `<rect x="${(x + 18).toFixed(0)}" y="${(base - height + 18 + row * 44).toFixed(0)}" width="50" height="14" fill="${hsl(brush.hue + 40, 80, 78)}" opacity="0.75"/>`
        : ''
    ).join('');
    return `<rect x="${x.toFixed(0)}" y="${(base - height).toFixed(0)}" width="88" height="${(height + HEIGHT - base).toFixed(0)}" fill="${hsl(brush.hue, 30, light - (i % 3) * 4)}"/>${windows}`;
  }).join('');

const trees = (brush: Brush, base: number): string =>
  Array.from({ length: 26 }, () => {
    const x = between(brush, 0, WIDTH);
    const size = between(brush, 70, 190);
    const y = base + between(brush, -30, 160);
    return `<path d="M${x.toFixed(0)},${(y - size).toFixed(0)} l${(size / 3).toFixed(0)},${size.toFixed(0)} h${(-size / 1.5).toFixed(0)} Z" fill="${hsl(brush.hue, 38, between(brush, 18, 36))}"/>`;
  }).join('');

const stars = (brush: Brush): string =>
  Array.from(
    { length: 150 },
    () =>
      `<circle cx="${between(brush, 0, WIDTH).toFixed(0)}" cy="${between(brush, 0, HEIGHT).toFixed(0)}" r="${between(brush, 0.8, 3).toFixed(1)}" fill="#fff" opacity="${between(brush, 0.3, 1).toFixed(2)}"/>`
  ).join('');

const MOTIFS: Record<string, (brush: Brush) => string> = {
  sea: (b) => ridge(b, 470, 60, hsl(b.hue + 10, 25, 52)) + waves(b, 500),
  city: (b) => ridge(b, 560, 90, hsl(b.hue, 22, 58)) + towers(b, 720, 34),
  mountain: (b) =>
    ridge(b, 560, 330, hsl(b.hue, 24, 62)) +
    ridge(b, 680, 260, hsl(b.hue, 28, 46)) +
    ridge(b, 810, 170, hsl(b.hue, 32, 30)),
  forest: (b) => ridge(b, 560, 120, hsl(b.hue, 28, 50)) + trees(b, 640) + trees(b, 760),
  stadium: (b) =>
    `<ellipse cx="800" cy="690" rx="720" ry="270" fill="${hsl(b.hue, 30, 34)}"/><ellipse cx="800" cy="690" rx="560" ry="190" fill="${hsl(120, 38, 40)}"/><ellipse cx="800" cy="690" rx="120" ry="42" fill="none" stroke="#fff" stroke-width="5" opacity="0.8"/><path d="M800,500 V880" stroke="#fff" stroke-width="5" opacity="0.8"/>${[180, 620, 980, 1420].map((x) => `<path d="M${x},600 V240" stroke="${hsl(b.hue, 20, 24)}" stroke-width="12"/><rect x="${x - 46}" y="196" width="92" height="46" rx="6" fill="#fff8e0"/>`).join('')}`,
  space: (b) =>
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${hsl(b.hue, 50, 9)}"/>${stars(b)}<circle cx="1130" cy="400" r="210" fill="${hsl(b.hue + 30, 55, 52)}"/><ellipse cx="1130" cy="400" rx="360" ry="62" fill="none" stroke="${hsl(b.hue + 60, 60, 74)}" stroke-width="16" opacity="0.8" transform="rotate(-14 1130 400)"/>`,
  market: (b) =>
    ridge(b, 600, 40, hsl(b.hue, 25, 60)) +
    Array.from({ length: 6 }, (_, i) => {
      const x = 40 + i * 260;
      const stripes = Array.from(
        { length: 5 },
        (__, s) =>
          `<rect x="${x + s * 46}" y="470" width="23" height="90" fill="#fff" opacity="0.85"/>`
      ).join('');
      return `<rect x="${x}" y="470" width="230" height="90" fill="${hsl(b.hue + i * 48, 55, 50)}"/>${stripes}<rect x="${x + 12}" y="560" width="206" height="190" fill="${hsl(b.hue + 20, 30, 30)}"/><rect x="${x + 12}" y="640" width="206" height="26" fill="${hsl(40, 55, 62)}"/>`;
    }).join('') +
    `<rect y="750" width="${WIDTH}" height="150" fill="${hsl(b.hue, 16, 34)}"/>`,
  field: (b) =>
    ridge(b, 520, 60, hsl(b.hue + 20, 26, 56)) +
    Array.from(
      { length: 9 },
      (_, i) =>
        `<path d="M800,520 L${-700 + i * 380},${HEIGHT} h190 Z" fill="${hsl(b.hue, 46, i % 2 ? 44 : 52)}"/>`
    ).join(''),
  bridge: (b) =>
    `${waves(b, 610)}<rect y="560" width="${WIDTH}" height="20" fill="${hsl(b.hue, 20, 22)}"/>${[420, 1180].map((x) => `<rect x="${x - 16}" y="200" width="32" height="480" fill="${hsl(b.hue, 24, 26)}"/>`).join('')}<path d="M0,420 Q210,560 420,210 Q800,840 1180,210 Q1390,560 1600,420" fill="none" stroke="${hsl(b.hue, 24, 26)}" stroke-width="8"/>`,
  desert: (b) =>
    `<circle cx="1200" cy="270" r="90" fill="#fff3c9"/>${ridge(b, 640, 130, hsl(34, 48, 62), 5)}${ridge(b, 760, 120, hsl(30, 50, 52), 4)}${ridge(b, 860, 90, hsl(26, 48, 42), 4)}`,
  lab: (b) =>
    `<rect y="620" width="${WIDTH}" height="280" fill="${hsl(b.hue, 14, 82)}"/>${Array.from({ length: 7 }, (_, i) => `<path d="M${180 + i * 200},380 v90 l-60,150 h150 l-60,-150 v-90 Z" fill="#fff" opacity="0.9"/><path d="M${144 + i * 200},560 l-24,60 h150 l-24,-60 Z" fill="${hsl(b.hue + i * 42, 60, 54)}"/>`).join('')}`,
  theatre: (b) =>
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${hsl(b.hue, 30, 14)}"/><path d="M800,60 L300,760 H1300 Z" fill="#fff6d8" opacity="0.55"/><ellipse cx="800" cy="770" rx="520" ry="70" fill="#fff6d8" opacity="0.8"/>${Array.from({ length: 5 }, (_, i) => `<path d="M${i * 76},0 q38,${HEIGHT / 2} 0,${HEIGHT} h60 q-30,${-HEIGHT / 2} 10,${-HEIGHT} Z M${WIDTH - i * 76},0 q-38,${HEIGHT / 2} 0,${HEIGHT} h-60 q30,${-HEIGHT / 2} -10,${-HEIGHT} Z" fill="${hsl(b.hue, 60, 34 - i * 3)}"/>`).join('')}`,
};

/** @returns a complete SVG document; an unknown motif is drawn as mountains */
export const drawPicture = ({
  key,
  motif,
  hue,
}: {
  key: string;
  motif: string;
  hue: number;
}): string => {
  const brush: Brush = { random: createRandom(seedOf(key)), hue };
  const scene = (Object.hasOwn(MOTIFS, motif) ? MOTIFS[motif] : MOTIFS.mountain)?.(brush) ?? '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${hsl(hue + 12, 58, 62)}"/><stop offset="1" stop-color="${hsl(hue + 48, 66, 88)}"/></linearGradient></defs><rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>${scene}</svg>`;
};
