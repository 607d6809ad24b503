'use client';

import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { resetUserPasswordOperation } from '@/lib/contracts/people/users';

/** Lets a person set a new password; where no mail is sent the answer holds the link, which is shown once. */
export function useResetPassword() {
  return useMutation({
    mutationFn: async (uuid: string) => (await call(resetUserPasswordOperation, { uuid })).answer,
  });
}
