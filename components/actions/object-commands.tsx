'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CommandDialog } from '@/components/actions/command-dialog';
import { objectCommandContract } from '@/components/actions/contract';
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

type Given = { command: ObjectCommand; written: string };

/** What the person can do with an object beyond their open actions; asks before it does it. */
export function ObjectCommands({ object, open, uuid }: ObjectCommandsProps) {
  const { data = [] } = useQuery(objectCommandsQuery(object, uuid));
  const { asked, close, error, isPending, run, setAsked } = useAskedCommand();
  const offered = new Set(open.flatMap((action) => action.corrective_actions.map((one) => one.api_endpoint)));
  const commands = data.filter(({ api_endpoint }) => !offered.has(api_endpoint));
  if (commands.length === 0 && open.length === 0)
    return <p className="text-text-muted">There is nothing you can do here right now.</p>;
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {commands.map((command) => (
        <Button
          key={`${command.key} ${command.label}`}
          variant={command.severity === 'high' ? 'danger-secondary' : 'secondary'}
          onPress={() => setAsked(command)}
        >
          {command.label}
        </Button>
      ))}
      {asked !== null && fieldOf(asked) !== null && (
        <CommandDialog
          command={asked}
          error={error}
          isPending={isPending}
          onClose={close}
          onConfirm={(written) => run(asked, written)}
        />
      )}
      {asked !== null && fieldOf(asked) === null && (
        <ConfirmDialog
          isOpen
          title={`${asked.label}?`}
          description={asked.consequence}
          confirmLabel={asked.label}
          variant={asked.severity === 'high' ? 'danger' : 'primary'}
          isPending={isPending}
          onConfirm={() => run(asked, '')}
          onOpenChange={(isOpen) => isOpen || isPending || close()}
        />
      )}
    </div>
  );
}

/** The member of its body that the person fills in. */
function fieldOf({ comment_field, day_field }: ObjectCommand): string | null {
  return comment_field ?? day_field;
}

/** The command that the person is asked about, and what does it. */
function useAskedCommand() {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<ObjectCommand | null>(null);
  const { error, isPending, mutate, reset } = useMutation({
    mutationFn: async ({ command, written }: Given) => {
      const { objectCommandOperation } = await objectCommandContract();
      const field = fieldOf(command);
      return call(objectCommandOperation(command), { ...command.body, ...(field !== null && { [field]: written }) });
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const close = () => {
    setAsked(null);
    reset();
  };
  const run = (command: ObjectCommand, written: string) =>
    mutate(
      { command, written },
      {
        onSuccess: () => toast({ tone: 'success', title: `${command.label}: done` }),
        // A dialog with a field stays open, so that nothing has to be typed again.
        onError: (refusal) => fieldOf(command) === null && refuse(refusal),
        onSettled: (_answer, refusal) => (refusal === null || fieldOf(command) === null) && close(),
      },
    );
  return { asked, close, error, isPending, run, setAsked };
}
