import { type ApiToken, apiToken } from '@/lib/contracts/people/people';

export const tokenColumns = {
  id: true,
  name: true,
  prefix: true,
  scope: true,
  created: true,
  last_used_at: true,
  expires_at: true,
} as const;

type TokenRow = {
  id: string;
  name: string;
  prefix: string;
  scope: string;
  created: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
};

/** A token as its owner sees it, which is without its text. */
export function toApiToken({ id, name, prefix, scope, created, last_used_at, expires_at }: TokenRow): ApiToken {
  return {
    uuid: id,
    name,
    prefix,
    scope: apiToken.shape.scope.parse(scope),
    created: created.toISOString(),
    last_used_at: last_used_at?.toISOString() ?? null,
    expires_at: expires_at?.toISOString() ?? null,
  };
}
