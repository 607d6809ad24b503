'use client';

import { useRevokeToken } from '@/components/preferences/use-revoke-token';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { ApiToken } from '@/lib/contracts/people/people';

interface RevokeTokenDialogProps {
  onClose: () => void;
  token: ApiToken;
}

/** Asks before a token stops working. */
export function RevokeTokenDialog({ onClose, token }: RevokeTokenDialogProps) {
  const revoke = useRevokeToken();
  const confirm = () =>
    revoke.mutate(token.uuid, {
      onSuccess: () => toast({ tone: 'success', title: `${token.name} revoked` }),
      onError: (error) => toast({ tone: 'danger', title: 'Couldn’t revoke the token', description: error.message }),
      onSettled: onClose,
    });
  return (
    <ConfirmDialog
      variant="danger"
      title={`Revoke ${token.name}?`}
      description="Programs that use it lose access immediately. This can’t be undone."
      confirmLabel="Revoke token"
      isOpen
      isPending={revoke.isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={confirm}
    />
  );
}
