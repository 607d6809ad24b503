'use client';

import { useRevokeTokens } from '@/components/people/use-revoke-tokens';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { User } from '@/lib/contracts/people/users';
import { formatCount } from '@/lib/core/wording';

interface RevokeTokensDialogProps {
  onClose: () => void;
  user: User;
}

/** Asks before all API tokens of a person stop working. */
export function RevokeTokensDialog({ onClose, user: { api_tokens, full_name, uuid } }: RevokeTokensDialogProps) {
  const revoke = useRevokeTokens();
  const confirm = () =>
    revoke.mutate(uuid, {
      onSuccess: () => toast({ tone: 'success', title: `API tokens of ${full_name} revoked` }),
      onError: (error) => toast({ tone: 'danger', title: 'Couldn’t revoke the tokens', description: error.message }),
      onSettled: onClose,
    });
  return (
    <ConfirmDialog
      variant="danger"
      title={`Revoke all API tokens of ${full_name}?`}
      description={`They have ${formatCount(api_tokens, 'token', 'tokens')}. Programs that use them lose access immediately. Their password and sessions aren’t affected. This can’t be undone.`}
      confirmLabel="Revoke tokens"
      isOpen
      isPending={revoke.isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={confirm}
    />
  );
}
