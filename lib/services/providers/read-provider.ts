import type { Provider, readProviderOperation } from '@/lib/contracts/actions/providers';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { empty, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findProviders } from '@/lib/services/providers/provider-row';
import { registerProviders } from '@/lib/services/user-actions/register-providers';

/** One provider. @throws not_found */
export async function readProvider(ctx: Ctx, { id }: InputOf<typeof readProviderOperation>): Promise<Provider> {
  await registerProviders(ctx);
  const [found] = await findProviders(ctx, sql`provider.id = ${id}`, empty);
  if (found === undefined) throw new DomainError('not_found');
  return found;
}
