'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type AccountPlace, serviceAccountKeys } from '@/components/service-accounts/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import {
  rotateCustomerApiKeyOperation,
  rotateProjectApiKeyOperation,
} from '@/lib/contracts/people/service-account-ends';
import {
  createCustomerServiceAccountOperation,
  createProjectServiceAccountOperation,
  type ServiceAccount,
} from '@/lib/contracts/people/service-accounts';

type Draft = { username?: string; description: string };

/** Creates a service account in a place; its token is in the answer. Members show it, too, so all is read again. */
export function useCreateAccount({ kind, uuid }: AccountPlace) {
  const onSettled = useReadAgain();
  return useMutation({
    mutationFn: async (draft: Draft): Promise<ServiceAccount> =>
      kind === 'project'
        ? (await call(createProjectServiceAccountOperation, { project: uuid, ...draft })).answer
        : (await call(createCustomerServiceAccountOperation, { customer: uuid, ...draft })).answer,
    gcTime: 0,
    onSettled,
  });
}

/** Gives an account a new token, which is in the answer. */
export function useRotateApiKey({ kind }: AccountPlace) {
  const onSettled = useReadAgain();
  return useMutation({
    mutationFn: async (uuid: string): Promise<ServiceAccount> =>
      kind === 'project'
        ? (await call(rotateProjectApiKeyOperation, { uuid })).answer
        : (await call(rotateCustomerApiKeyOperation, { uuid })).answer,
    gcTime: 0,
    onSettled,
  });
}

function useReadAgain() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: serviceAccountKeys.all }),
      client.invalidateQueries({ queryKey: ['members'] }),
    ]);
}
