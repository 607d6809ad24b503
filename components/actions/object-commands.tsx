'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { undoContract } from '@/components/actions/contract';
import { type ActedOn, objectCommandsQuery } from '@/components/actions/queries';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { refuse, toast } from '@/components/ui/toast';
import { call } from '@/lib/client/call';
import type { ObjectCommand } from '@/lib/contracts/marketplace-details';
import type { UserAction } from '@/lib/contracts/user-actions';

interface ObjectCommandsProps {
  object: ActedOn;
  /** Open actions about it: what they offer is not offered twice. */
  open: readonly UserAction[];
  uuid: string;
}

/** What the person can do with an object beyond their open actions; asks before it does it. */
export function ObjectCommands({ object, open, uuid }: ObjectCommandsProps) {
  const { data = [] } = useQuery(objectCommandsQuery(object, uuid));
  const queries = useQueryClient();
  const [asked, setAsked] = useState<ObjectCommand | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: async (path: string) => call((await undoContract()).undoCorrectiveOperation(path), {}),
    onError: refuse,
    onSettled: async () => {
      setAsked(null);
      await queries.invalidateQueries();
    },
  });
  const offered = new Set(open.flatMap((action) => action.corrective_actions.map((one) => one.api_endpoint)));
  const commands = data.filter(({ api_endpoint }) => !offered.has(api_endpoint));
  if (commands.length === 0 && open.length === 0)
    return <p className="text-text-muted">There is nothing you can do here right now.</p>;
  const run = ({ api_endpoint, label }: ObjectCommand) =>
    mutate(api_endpoint, { onSuccess: () => toast({ tone: 'success', title: `${label}: done` }) });
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {commands.map((command) => (
        <Button
          key={command.key}
          variant={command.severity === 'high' ? 'danger-secondary' : 'secondary'}
          onPress={() => setAsked(command)}
        >
          {command.label}
        </Button>
      ))}
      {asked !== null && (
        <ConfirmDialog
          isOpen
          title={`${asked.label}?`}
          description={asked.consequence}
          confirmLabel={asked.label}
          variant={asked.severity === 'high' ? 'danger' : 'primary'}
          isPending={isPending}
          onConfirm={() => run(asked)}
          onOpenChange={(isOpen) => isOpen || isPending || setAsked(null)}
        />
      )}
    </div>
  );
}
