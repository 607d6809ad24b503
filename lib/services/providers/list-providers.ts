import type { listProvidersOperation, Provider } from '@/lib/contracts/actions/providers';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findProviders } from '@/lib/services/providers/provider-row';
import { registerProviders } from '@/lib/services/user-actions/register-providers';

/** Every provider, those included that never ran, in the order in which they were first seen. */
export async function listProviders(
  ctx: Ctx,
  { page, page_size }: InputOf<typeof listProvidersOperation>,
): Promise<{ rows: Provider[]; total: number }> {
  await registerProviders(ctx);
  const rows = await findProviders(ctx, sql`true`, sql`LIMIT ${page_size} OFFSET ${(page - 1) * page_size}`);
  return { rows, total: await ctx.db.userActionProvider.count() };
}
