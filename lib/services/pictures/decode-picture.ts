import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { type PictureFormat, pictureFormats } from '@/lib/contracts/picture-formats';
import { type DomainError, fieldError } from '@/lib/core/errors';
import { isAnimatedPng } from '@/lib/services/pictures/is-animated-png';
import { typeOfPicture } from '@/lib/services/pictures/type-of-picture';

const MOST_PIXELS_A_SIDE = 4_096;
const MOST_SECONDS = 10;
const QUALITY = 90;

/** A picture as it is stored: without metadata, told apart by its version. */
export type Picture = { mediaType: PictureFormat; bytes: Uint8Array<ArrayBuffer>; version: string };

/**
 * Decodes a picture once in full and writes it anew without its metadata, turned upright. What it is, its bytes say.
 * @throws validation_failed on `image` for what is no PNG, JPEG or WebP, is too wide or high, is animated, or does not decode
 */
export async function decodePicture(sent: Uint8Array): Promise<Picture> {
  const mediaType = typeOfPicture(sent);
  if (mediaType === null) throw pictureError(`Must be one of ${pictureFormats.join(', ')}.`);
  await requireSize(sent, mediaType);
  const picture = sharp(sent, { limitInputPixels: MOST_PIXELS_A_SIDE ** 2 }).timeout({ seconds: MOST_SECONDS });
  const written = await asPicture(encoded(picture.autoOrient(), mediaType).toBuffer());
  const version = createHash('sha256').update(written).digest('base64url');
  return { mediaType, bytes: new Uint8Array(written), version };
}

/** By its head alone: a picture that is too large is never decoded. */
async function requireSize(sent: Uint8Array, mediaType: PictureFormat): Promise<void> {
  const { height, pages = 1, width } = await asPicture(sharp(sent, { limitInputPixels: false }).metadata());
  if (width > MOST_PIXELS_A_SIDE || height > MOST_PIXELS_A_SIDE) {
    throw pictureError(`Must be at most ${MOST_PIXELS_A_SIDE} pixels wide and high.`);
  }
  if (pages > 1 || (mediaType === 'image/png' && isAnimatedPng(sent))) throw pictureError('Must not be animated.');
}

/** Metadata is left out unless one asks for it. */
function encoded(picture: Sharp, mediaType: PictureFormat): Sharp {
  switch (mediaType) {
    case 'image/png':
      return picture.png({ compressionLevel: 9 });
    case 'image/jpeg':
      return picture.jpeg({ quality: QUALITY });
    case 'image/webp':
      return picture.webp({ quality: QUALITY });
    default:
      return mediaType satisfies never;
  }
}

/** Whatever the decoder stumbles over is what was sent. */
async function asPicture<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch {
    throw pictureError('The picture can’t be read. It may be damaged.');
  }
}

function pictureError(sentence: string): DomainError {
  return fieldError('image', sentence);
}
