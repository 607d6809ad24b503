import type { PictureFormat } from '@/lib/contracts/picture-formats';

/** What a picture is by its first bytes, whatever its name says; null for anything but PNG, JPEG and WebP. */
export function typeOfPicture(bytes: Uint8Array): PictureFormat | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\u0089PNG\r\n\u001A\n')) return 'image/png';
  if (head.startsWith('\u00FF\u00D8\u00FF')) return 'image/jpeg';
  return /^RIFF.{4}WEBP$/s.test(head) ? 'image/webp' : null;
}
