import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Theme = 'light' | 'dark';
type Oklch = readonly [lightness: number, chroma: number, hue: number];

const TEXT = 4.5;
const SHAPE = 3;
const surfaces = ['surface', 'surface-raised', 'surface-sunken', 'surface-hover'];
const tones = ['accent', 'danger', 'warning', 'info', 'success'];

const pairs: readonly (readonly [front: string, back: string, least: number])[] = [
  ...['text', 'text-muted', 'text-faint', ...tones].flatMap((front) =>
    surfaces.map((back) => [front, back, TEXT] as const),
  ),
  ...tones.map((tone) => [tone, `${tone}-soft`, TEXT] as const),
  ['text-muted', 'accent-soft', TEXT],
  ['text-faint', 'accent-soft', TEXT],
  ['on-accent', 'accent-fill', TEXT],
  ['on-accent', 'accent-fill-hover', TEXT],
  ['on-danger', 'danger-fill', TEXT],
  ['on-danger', 'danger-fill-hover', TEXT],
  ['line-control', 'surface', SHAPE],
  ['line-control', 'surface-sunken', SHAPE],
  ['accent-fill', 'surface', SHAPE],
  ['danger-fill', 'surface', SHAPE],
  ['attention', 'accent-fill', SHAPE],
];

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  const colors = readColors(theme);

  test.each(pairs)('%s on %s has a contrast of at least %d', (front, back, least) => {
    expect(contrast(colors.get(front), colors.get(back))).toBeGreaterThanOrEqual(least);
  });
});

/** Reads the tokens that are defined as oklch(…) or light-dark(oklch(…), oklch(…)). */
function readColors(theme: Theme): Map<string, Oklch> {
  const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
  const colors = new Map<string, Oklch>();
  for (const [, name = '', value = ''] of css.matchAll(/--color-([a-z-]+): (.+);/g)) {
    const values = [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)];
    const chosen = theme === 'dark' ? values.at(-1) : values[0];
    if (chosen) colors.set(name, [Number(chosen[1]), Number(chosen[2]), Number(chosen[3])]);
  }
  return colors;
}

/** Contrast ratio of two colours after WCAG 2.2, 1…21. */
function contrast(front: Oklch | undefined, back: Oklch | undefined): number {
  if (!front || !back) throw new Error('A colour of this pair is not defined in globals.css');
  const [darker = 0, lighter = 0] = [luminance(front), luminance(back)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance, with the matrices of CSS Color 4 and channels clipped to sRGB. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function clip(channel: number): number {
  return Math.min(1, Math.max(0, channel));
}
