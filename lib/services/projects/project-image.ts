import { fieldError } from '@/lib/core/errors';
import { apiPath } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { decodePicture, type Picture } from '@/lib/services/pictures/decode-picture';

/** The file that a body brought, if it did. */
export type SentImage = { file?: { bytes: Uint8Array } | null };

/** What a call wants of a picture: another one, none, or that it stays. */
export type WantedImage = Picture | null | undefined;

/**
 * What a body says of the picture of a project: the file of a multipart one, null or an empty text to remove it, and its own
 * address where the project is sent back as it was read.
 * @throws validation_failed on `image`
 */
export async function wantedImage(
  image: string | null | undefined,
  file: SentImage['file'] | undefined,
  projectId: string | null,
): Promise<WantedImage> {
  if (file) return decodePicture(file.bytes);
  if (image === null || image === '') return null;
  if (image === undefined || (projectId !== null && image === imageAddress(projectId))) return undefined;
  throw fieldError('image', 'Send the picture as multipart/form-data.');
}

/** Stores the picture of a project, or removes it. In the transaction that `tx` is in. */
export async function keepImage({ db, now }: Ctx, projectId: string, wanted: WantedImage): Promise<void> {
  if (wanted === undefined) return;
  await db.projectImage.deleteMany({ where: { project_id: projectId } });
  if (wanted === null) return;
  const { bytes, mediaType, version } = wanted;
  await db.projectImage.create({
    data: { project_id: projectId, media_type: mediaType, bytes, version, created: now },
  });
}

function imageAddress(projectId: string): string {
  return absoluteUrl(`${apiPath('projects')}${projectId}/image/`);
}
