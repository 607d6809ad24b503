import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { FileAnswer, InputOf } from '@/lib/contracts/operation';
import type { readProjectImageOperation } from '@/lib/contracts/projects';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

type StoredImage = { bytes: Uint8Array<ArrayBuffer>; media_type: string; version: string };

/** The picture of a project that the caller reads. @throws not_found, also where there is none */
export async function readProjectImage(
  ctx: Ctx,
  { uuid }: InputOf<typeof readProjectImageOperation>,
): Promise<FileAnswer> {
  const [found] = await ctx.db.$queryRaw<StoredImage[]>(sql`
    SELECT image.bytes, image.media_type, image.version
    FROM project JOIN project_image AS image ON image.project_id = project.id
    WHERE project.id = ${uuid}::uuid AND ${isVisibleProject(ctx, sql`project.id`)}`);
  if (found === undefined) throw new DomainError('not_found');
  return { content: found.bytes, mediaType: found.media_type, fileName: null, version: found.version };
}
