import { inflateSync } from 'node:zlib';

type Font = { decode: (hex: string) => string };

const windows = new TextDecoder('windows-1252');

/** The text of a PDF as pdfkit writes it, in the order of its content: what a reader could select and copy. */
export function pdfText(bytes: Uint8Array): string {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const fonts = fontsOf(objects);
  const contents = [...objects.values()].map(streamOf).filter((stream) => /\bTJ\b/.test(stream));
  return contents.map((content) => textOf(content, fonts)).join('\n');
}

/** The bodies of a PDF's objects by their number. */
function objectsOf(pdf: string): Map<string, string> {
  return new Map([...pdf.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, number = '', body = '']) => [number, body]));
}

function streamOf(body: string): string {
  const [head = '', stream] = body.split('\nstream\n');
  const raw = Buffer.from((stream ?? '').replace(/\nendstream$/, ''), 'latin1');
  return head.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1');
}

/** The fonts of the pages by the names that their contents use. */
function fontsOf(objects: ReadonlyMap<string, string>): Map<string, Font> {
  const all = [...objects.values()].flatMap((body) => [...body.matchAll(/\/(F\d+) (\d+) 0 R/g)]);
  return new Map(all.map(([, name = '', number = '']) => [name, fontOf(objects.get(number) ?? '', objects)]));
}

function fontOf(body: string, objects: ReadonlyMap<string, string>): Font {
  const [, map] = /\/ToUnicode (\d+) 0 R/.exec(body) ?? [];
  if (map === undefined) return { decode: (hex) => windows.decode(Buffer.from(hex, 'hex')) };
  const letters = lettersOf(streamOf(objects.get(map) ?? ''));
  return { decode: (hex) => hex.replace(/.{4}/g, (glyph) => letters.get(Number.parseInt(glyph, 16)) ?? '?') };
}

/** What each glyph stands for, by its number. */
function lettersOf(map: string): Map<number, string> {
  const ranges = [...map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[(.*?)\]/gi)];
  return new Map(
    ranges.flatMap(([, first = '', list = '']) =>
      [...list.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = ''], at): [number, string] => [
        Number.parseInt(first, 16) + at,
        Buffer.from(hex, 'hex').swap16().toString('utf16le'),
      ]),
    ),
  );
}

/** Lines begin where the position is set anew at the left. */
function textOf(content: string, fonts: ReadonlyMap<string, Font>): string {
  let font: Font | undefined;
  let text = '';
  let height = '';
  for (const [, y, name, shown] of content.matchAll(/1 0 0 1 \S+ (\S+) Tm|\/(F\d+) \S+ Tf|\[(.*?)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name);
    if (y !== undefined && y !== height) text += text === '' ? '' : '\n';
    height = y ?? height;
    for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]*)>/gi)) text += font?.decode(hex) ?? '';
  }
  return text;
}
