'use client';

import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { CreateTokenDialog } from '@/components/preferences/create-token-dialog';
import { PreferencesSection } from '@/components/preferences/preferences-section';
import { tokenListQuery } from '@/components/preferences/queries';
import { RevokeTokenDialog } from '@/components/preferences/revoke-token-dialog';
import { TokenRow } from '@/components/preferences/token-row';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import type { ApiToken } from '@/lib/contracts/people';

/** The person's API tokens: making one, seeing when each was used, and revoking it. */
export function TokensSection() {
  const [isCreating, setIsCreating] = useState(false);
  const [revoked, setRevoked] = useState<ApiToken | null>(null);
  const create = (
    <Button size="small" icon={<Plus />} onPress={() => setIsCreating(true)}>
      Create token
    </Button>
  );
  return (
    <PreferencesSection title="API tokens" action={create}>
      <Tokens onRevoke={setRevoked} />
      {isCreating && <CreateTokenDialog onClose={() => setIsCreating(false)} />}
      {revoked !== null && <RevokeTokenDialog token={revoked} onClose={() => setRevoked(null)} />}
    </PreferencesSection>
  );
}

function Tokens({ onRevoke }: { onRevoke: (token: ApiToken) => void }) {
  const list = useQuery(tokenListQuery);
  if (list.data === undefined && list.error !== null) {
    return <QueryError title="Couldn’t load tokens" error={list.error} query={list} />;
  }
  if (list.data === undefined) return <SkeletonRows label="Loading tokens" count={2} />;
  if (list.data.total === 0) {
    return (
      <EmptyState icon={<KeyRound />} title="No tokens">
        A token lets a program use the API as you. Tokens you create appear here.
      </EmptyState>
    );
  }
  return (
    <ul className="border-t">
      {list.data.rows.map((token) => (
        <TokenRow key={token.uuid} token={token} onRevoke={() => onRevoke(token)} />
      ))}
    </ul>
  );
}
