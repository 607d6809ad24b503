import type { ApiToken } from '@/lib/contracts/people';

export const tokenColumns = { id: true, name: true, prefix: true, created: true, last_used_at: true } as const;

type TokenRow = { id: string; name: string; prefix: string; created: Date; last_used_at: Date | null };

/** A token as its owner sees it, which is without its text. */
export function toApiToken({ id, name, prefix, created, last_used_at }: TokenRow): ApiToken {
  return {
    uuid: id,
    name,
    prefix,
    created: created.toISOString(),
    last_used_at: last_used_at?.toISOString() ?? null,
  };
}
