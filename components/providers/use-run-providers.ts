'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { providerListQuery } from '@/components/providers/queries';
import { toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import type { Provider } from '@/lib/contracts/actions/providers';
import { updateUserActionsOperation } from '@/lib/contracts/actions/providers';

/** How long a run may take to begin before the screen stops waiting for it. */
const LONGEST_WAIT_MS = 30_000;

/** What a provider's last run was when another one was asked for. */
type Asked = ReadonlyMap<string, string | null>;

/**
 * Asks for runs of one provider (by its action type) or of all (null), and remembers which have not begun yet; those that
 * do not begin for long are forgotten, and that is said.
 */
export function useRunProviders() {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>(new Map());
  useEffect(() => {
    if (asked.size === 0) return;
    const timer = setTimeout(() => {
      const known = queries.getQueryData(providerListQuery.queryKey) ?? [];
      setAsked(new Map());
      if (known.some((one) => isUnbegun(asked, one))) toast(notBegun);
    }, LONGEST_WAIT_MS);
    return () => clearTimeout(timer);
  }, [asked, queries]);
  const run = useMutation({
    mutationFn: (actionType: string | null) => call(updateUserActionsOperation, { provider_action_type: actionType }),
    onMutate: (actionType) => {
      const known = queries.getQueryData(providerListQuery.queryKey) ?? [];
      const meant = known.filter((one) => one.is_enabled && (actionType === null || one.action_type === actionType));
      const earlier = asked;
      setAsked(new Map([...asked, ...meant.map((one) => [one.action_type, one.last_execution] as const)]));
      return { earlier };
    },
    onSuccess: ({ answer }, _actionType, { earlier }) => {
      if (answer.status === 'scheduled') return;
      setAsked(earlier);
      toast({ tone: 'warning', title: 'Nothing was refreshed', description: answer.message });
    },
    onError: (error, _actionType, context) => {
      if (context !== undefined) setAsked(context.earlier);
      toast({ tone: 'danger', title: 'Couldn’t start the run', description: error.message });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: providerListQuery.queryKey }),
  });
  return { run, isWaiting: (provider: Provider) => isUnbegun(asked, provider) };
}

function isUnbegun(asked: Asked, { action_type, last_execution }: Provider): boolean {
  return asked.get(action_type) === last_execution;
}

const notBegun = {
  tone: 'warning',
  title: 'The run hasn’t started',
  description: 'No background job has picked it up. Check that jobs are running.',
} as const;
