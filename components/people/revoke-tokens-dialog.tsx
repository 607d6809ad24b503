'use client';

import { useRevokeTokens } from '@/components/people/use-revoke-tokens';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { User } from '@/lib/contracts/users';
import { countInWords } from '@/lib/core/wording';

interface RevokeTokensDialogProps {
  onClose: () => void;
  user: User;
}

/** Asks before all API tokens of a person stop working. */
export function RevokeTokensDialog({ onClose, user: { api_tokens, full_name, uuid } }: RevokeTokensDialogProps) {
  const revoke = useRevokeTokens();
  const confirm = () =>
    revoke.mutate(uuid, {
      onSuccess: () => toast({ tone: 'success', title: `The API tokens of ${full_name} are revoked` }),
      onError: (error) => toast({ tone: 'danger', title: 'They could not be revoked', description: error.message }),
      onSettled: onClose,
    });
  return (
    <ConfirmDialog
      variant="danger"
      title={`Revoke all API tokens of ${full_name}?`}
      description={`They have ${countInWords(api_tokens, 'token', 'tokens')}. Every program that uses one is refused from now on. This cannot be undone. Their password and sessions stay as they are.`}
      confirmLabel="Revoke tokens"
      isOpen
      isPending={revoke.isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={confirm}
    />
  );
}
