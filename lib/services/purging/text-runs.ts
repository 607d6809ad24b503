import path from 'node:path';
import { type Font, type FontCollection, openSync } from 'fontkit';

export type Weight = 'regular' | 'bold';

/** A part of a text, and the name or the file of a font that has all its letters. */
export type TextRun = { font: string; text: string };

/** Splits a text into parts of one font each. */
export type SplitText = (text: string, weight?: Weight) => TextRun[];

/** PDF's own fonts, which no file embeds, and what they can write. */
const standard: Readonly<Record<Weight, string>> = { regular: 'Helvetica', bold: 'Helvetica-Bold' };
const isStandard = /^[\x20-\x7e\u00a0-\u00ffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]*$/;

/** The typeface comes in a file for each script and weight. */
const scripts = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const;
const numbers: Readonly<Record<Weight, number>> = { regular: 400, bold: 700 };

/**
 * How the texts of a document are split: in PDF's own fonts if those have all letters of all `texts`, else in a typeface with
 * more, so that lines look alike. A letter that no font has is written as its number in Unicode, such as U+5B66.
 */
export function splitTexts(texts: readonly string[]): SplitText {
  if (texts.every((text) => isStandard.test(text.normalize('NFC')))) {
    return (text, weight = 'regular') => [{ font: standard[weight], text: text.normalize('NFC') }];
  }
  return (text, weight = 'regular') => embeddedRuns(text.normalize('NFC'), fontFiles(weight));
}

type FontFiles = ReadonlyMap<string, Font>;

function embeddedRuns(text: string, files: FontFiles): TextRun[] {
  const runs: TextRun[] = [];
  const known = [...text].map((letter) => (fileWith(letter, files) === undefined ? `[${numberOf(letter)}]` : letter));
  for (const letter of known.join('')) {
    const last = runs.at(-1);
    const font = fileWith(letter, files, last?.font);
    if (font === undefined) continue;
    if (last?.font === font) last.text += letter;
    else runs.push({ font, text: letter });
  }
  return runs;
}

/** The file that has a letter; the one preferred if it does, so that parts are long. */
function fileWith(letter: string, files: FontFiles, preferred = ''): string | undefined {
  const codePoint = letter.codePointAt(0) ?? 0;
  const names = [preferred, ...files.keys()];
  return names.find((name) => files.get(name)?.hasGlyphForCodePoint(codePoint) === true);
}

function numberOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const opened = new Map<Weight, FontFiles>();

/** From the installed package: the build leaves it where npm put it. Opened with the first text that needs them. */
function fontFiles(weight: Weight): FontFiles {
  const known =
    opened.get(weight) ?? new Map(scripts.map((script) => fontFile(`inter-${script}-${numbers[weight]}-normal.woff`)));
  opened.set(weight, known);
  return known;
}

function fontFile(name: string): [string, Font] {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', '@fontsource', 'inter', 'files');
  const file = path.join(/* turbopackIgnore: true */ folder, name);
  return [file, single(openSync(file))];
}

function single(opening: Font | FontCollection): Font {
  if ('fonts' in opening) throw new Error('A font file has several fonts.');
  return opening;
}
