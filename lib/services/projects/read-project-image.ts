import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { FileAnswer, InputOf } from '@/lib/contracts/operation';
import type { readProjectImageOperation } from '@/lib/contracts/projects/projects';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readImage } from '@/lib/services/pictures/place-image';

/** The picture of a project that the caller reads. @throws not_found, also where there is none */
export function readProjectImage(ctx: Ctx, { uuid }: InputOf<typeof readProjectImageOperation>): Promise<FileAnswer> {
  return readImage(ctx, { kind: 'project', uuid }, isVisibleProject(ctx, sql`project.id`));
}
