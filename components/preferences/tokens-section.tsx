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
import { ListStates } from '@/components/ui/list-states';
import type { ApiToken } from '@/lib/contracts/people/people';

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
  const none = (
    <EmptyState icon={<KeyRound />} title="No tokens">
      A token lets a program use the API as you. Tokens you create appear here.
    </EmptyState>
  );
  return (
    <ListStates query={useQuery(tokenListQuery)} what="tokens" skeletonCount={2} empty={none}>
      {({ rows }) => (
        <ul className="border-t">
          {rows.map((token) => (
            <TokenRow key={token.uuid} token={token} onRevoke={() => onRevoke(token)} />
          ))}
        </ul>
      )}
    </ListStates>
  );
}
