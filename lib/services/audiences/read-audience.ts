import type { InputOf } from '@/lib/contracts/operation';
import type { Audience, readAudienceOperation } from '@/lib/contracts/people/audiences';
import type { Ctx } from '@/lib/db/context';
import { readAudienceRow } from '@/lib/services/audiences/audience-row';

/** One audience. @throws not_found */
export function readAudience(ctx: Ctx, { uuid }: InputOf<typeof readAudienceOperation>): Promise<Audience> {
  return readAudienceRow(ctx, uuid);
}
