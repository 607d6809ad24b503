import type { BrokenPattern, listCustomerBrokenPatternsOperation } from '@/lib/contracts/members/restrictions';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readCustomerRow } from '@/lib/services/customers/customer-shape';
import { brokenPatterns } from '@/lib/services/restrictions/broken-patterns';
import { shortTurns } from '@/lib/services/restrictions/short-turns';

/** The email patterns of a customer that can’t be used. @throws not_found */
export async function listCustomerBrokenPatterns(
  ctx: Ctx,
  { uuid }: InputOf<typeof listCustomerBrokenPatternsOperation>,
): Promise<BrokenPattern[]> {
  const { user_email_patterns } = await readCustomerRow(ctx, uuid);
  return brokenPatterns(user_email_patterns, shortTurns());
}
