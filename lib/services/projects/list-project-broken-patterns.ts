import type { BrokenPattern, listProjectBrokenPatternsOperation } from '@/lib/contracts/members/restrictions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { brokenPatterns } from '@/lib/services/restrictions/broken-patterns';
import { shortTurns } from '@/lib/services/restrictions/short-turns';

/** The email patterns of a project that can’t be used. @throws not_found */
export async function listProjectBrokenPatterns(
  ctx: Ctx,
  { uuid }: InputOf<typeof listProjectBrokenPatternsOperation>,
): Promise<BrokenPattern[]> {
  const { user_email_patterns } = await readProjectRow(ctx, uuid);
  return brokenPatterns(user_email_patterns, shortTurns());
}
