'use client';

import { invitationKeys } from '@/components/invitations/queries';
import { useChange, useFormChange } from '@/components/ui/use-change';
import type { Operation } from '@/lib/contracts/operation';

/** Changes something about invitations; a refusal is shown as a toast. */
export function useInvitationChange<O extends Operation>(operation: () => O | Promise<O>) {
  return useChange(operation, invitationKeys.all);
}

/** The same from a form, which shows the refusal. */
export function useInvitationForm<O extends Operation>(operation: () => O | Promise<O>) {
  return useFormChange(operation, invitationKeys.all);
}
