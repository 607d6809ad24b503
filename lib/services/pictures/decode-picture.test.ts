import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodePicture } from '@/lib/services/pictures/decode-picture';

const plain = (width = 20, height = 10) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });
const exif = { IFD0: { Copyright: 'secret-owner', ImageDescription: 'secret-place' } };
const sentenceOf = (sent: Uint8Array) =>
  decodePicture(sent).then(
    () => 'taken',
    (error: { facts?: unknown }) => JSON.stringify(error),
  );

/** A PNG of one frame, its head changed. */
async function withHead(change: (png: Buffer) => Buffer): Promise<Buffer> {
  return change(await plain().png().toBuffer());
}

function chunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
}

const HEAD_BYTES = 33;

describe('a picture', () => {
  test.each([
    ['image/png', plain().png().withExif(exif)],
    ['image/jpeg', plain().jpeg().withExif(exif)],
    ['image/webp', plain().webp().withExif(exif)],
  ] as const)('%s is stored in its size, without its metadata', async (mediaType, picture) => {
    const sent = await picture.toBuffer();
    expect(sent.toString('latin1')).toContain('secret-owner');
    const stored = await decodePicture(sent);
    expect(stored.mediaType).toBe(mediaType);
    expect(Buffer.from(stored.bytes).toString('latin1')).not.toContain('secret');
    const { exif: left, height, width } = await sharp(stored.bytes).metadata();
    expect([width, height, left]).toEqual([20, 10, undefined]);
  });

  test('is turned upright before what says so is dropped', async () => {
    const sent = await plain(20, 10).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { height, width } = await sharp((await decodePicture(sent)).bytes).metadata();
    expect([width, height]).toEqual([10, 20]);
  });

  test('is stored without what follows it', async () => {
    const sent = Buffer.concat([await plain().png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    expect(Buffer.from((await decodePicture(sent)).bytes).toString('latin1')).not.toContain('script');
  });

  test('has the same version as another of the same bytes, and another than one that looks different', async () => {
    const versionOf = async (width: number) => (await decodePicture(await plain(width).png().toBuffer())).version;
    expect(await versionOf(20)).toBe(await versionOf(20));
    expect(await versionOf(20)).not.toBe(await versionOf(21));
  });

  test('is taken at 4,096 pixels', async () => {
    expect(await sentenceOf(await plain(4_096, 1).png().toBuffer())).toBe('taken');
  });
});

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

  test.each([
    ['an SVG with a script', Buffer.from(svg)],
    ['text', Buffer.from('This is no picture.')],
    ['nothing', Buffer.alloc(0)],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1')],
    ['an SVG behind an XML head', Buffer.from(`<?xml version="1.0"?>${svg}`)],
  ])('%s', async (_name, sent) => {
    expect(await sentenceOf(sent)).toContain('Must be one of image/png, image/jpeg, image/webp.');
  });

  test('what claims 40,000 × 40,000 pixels, unread', async () => {
    const huge = await withHead((png) => {
      png.writeUInt32BE(40_000, 16);
      png.writeUInt32BE(40_000, 20);
      return png;
    });
    const startedAtMs = performance.now();
    expect(await sentenceOf(huge)).toMatch(/Must be at most 4096 pixels|can’t be read/);
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
    expect(await sentenceOf(await plain(4_097, 1).png().toBuffer())).toContain('Must be at most 4096 pixels');
    expect(await sentenceOf(await plain(1, 4_097).webp().toBuffer())).toContain('Must be at most 4096 pixels');
  });

  test('what has several frames', async () => {
    const frames = [await plain().png().toBuffer(), await plain().negate().png().toBuffer()];
    const webp = await sharp(frames, { join: { animated: true } })
      .webp({ delay: [100, 100] })
      .toBuffer();
    expect(await sentenceOf(webp)).toContain('Must not be animated.');
    const png = await withHead((one) =>
      Buffer.concat([one.subarray(0, HEAD_BYTES), chunk('acTL', Buffer.alloc(8)), one.subarray(HEAD_BYTES)]),
    );
    expect(await sentenceOf(png)).toMatch(/Must not be animated|can’t be read/);
  });

  test.each(['png', 'jpeg', 'webp'] as const)('a %s that breaks off', async (format) => {
    const noise = await sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        background: 'black',
        noise: { type: 'gaussian', mean: 99, sigma: 50 },
      },
    })
      .toFormat(format)
      .toBuffer();
    expect(await sentenceOf(noise.subarray(0, noise.length / 2))).toContain('can’t be read');
  });

  test('the beginning of a picture with something else behind it', async () => {
    const heads = ['\u0089PNG\r\n\u001A\n', '\u00FF\u00D8\u00FF', 'RIFF\u0010\u0000\u0000\u0000WEBP'];
    for (const head of heads) {
      expect(await sentenceOf(Buffer.from(`${head}<html><script>alert(1)</script>`, 'latin1'))).toContain(
        'can’t be read',
      );
    }
  });
});
