'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CommandDialog, fieldOf } from '@/components/actions/command-dialog';
import { objectCommandContract } from '@/components/actions/contract';
import { LimitsDialog } from '@/components/actions/limits-dialog';
import { type ActedOn, objectCommandsQuery } from '@/components/actions/queries';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ListStates } from '@/components/ui/list-states';
import { showError, toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import type { UserAction } from '@/lib/contracts/actions/actions';
import type { ObjectCommand } from '@/lib/contracts/marketplace/details';

interface ObjectCommandsProps {
  object: ActedOn;
  /** Open actions about it: what they offer is not offered twice. */
  open: readonly UserAction[];
  uuid: string;
}

/** Members of the body that the person filled in. */
type Filled = Readonly<Record<string, unknown>>;
type Given = { command: ObjectCommand; filled: Filled };

/** What the person can do with an object beyond their open actions; asks before it does it. */
export function ObjectCommands({ object, open, uuid }: ObjectCommandsProps) {
  const found = useQuery(objectCommandsQuery(object, uuid));
  const { asked, close, error, isPending, run, setAsked } = useAskedCommand();
  const offered = new Set(open.flatMap((action) => action.corrective_actions.map((one) => one.api_endpoint)));
  return (
    <>
      <ListStates query={found} what="what you can do" skeletonCount={1}>
        {(all) => (
          <Commands
            commands={all.filter(({ api_endpoint }) => !offered.has(api_endpoint))}
            hasOpen={open.length > 0}
            onAsk={setAsked}
          />
        )}
      </ListStates>
      {asked !== null && (
        <AskedCommand
          command={asked}
          error={error}
          isPending={isPending}
          onClose={close}
          onConfirm={(filled) => run(asked, filled)}
        />
      )}
    </>
  );
}

interface CommandsProps {
  commands: readonly ObjectCommand[];
  /** Whether open actions offer something, too. */
  hasOpen: boolean;
  onAsk: (command: ObjectCommand) => void;
}

function Commands({ commands, hasOpen, onAsk }: CommandsProps) {
  if (commands.length === 0)
    return hasOpen ? null : <p className="text-text-muted">There is nothing you can do here right now.</p>;
  return (
    <div className="flex flex-wrap gap-2">
      {commands.map((command) => (
        <Button
          key={`${command.key} ${command.label}`}
          variant={command.severity === 'high' ? 'danger-secondary' : 'secondary'}
          onPress={() => onAsk(command)}
        >
          {command.label}
        </Button>
      ))}
    </div>
  );
}

/** Whether the person fills something in. */
function hasFields(command: ObjectCommand): boolean {
  return fieldOf(command) !== null || command.limits.length > 0;
}

interface AskedCommandProps {
  command: ObjectCommand;
  error: Error | null;
  isPending: boolean;
  onClose: () => void;
  onConfirm: (filled: Filled) => void;
}

function AskedCommand({ command, error, isPending, onClose, onConfirm }: AskedCommandProps) {
  if (command.limits.length > 0) return <LimitsDialog {...{ command, error, isPending, onClose, onConfirm }} />;
  if (hasFields(command)) return <CommandDialog {...{ command, error, isPending, onClose, onConfirm }} />;
  return (
    <ConfirmDialog
      isOpen
      title={`${command.label}?`}
      description={command.consequence}
      confirmLabel={command.label}
      variant={command.severity === 'high' ? 'danger' : 'primary'}
      isPending={isPending}
      onConfirm={() => onConfirm({})}
      onOpenChange={(isOpen) => isOpen || isPending || onClose()}
    />
  );
}

/** The command that the person is asked about, and what does it. */
function useAskedCommand() {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<ObjectCommand | null>(null);
  const { error, isPending, mutate, reset } = useMutation({
    mutationFn: async ({ command, filled }: Given) => {
      const { objectCommandOperation } = await objectCommandContract();
      return call(objectCommandOperation(command), { ...command.body, ...filled });
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const close = () => {
    setAsked(null);
    reset();
  };
  const run = (command: ObjectCommand, filled: Filled) =>
    mutate(
      { command, filled },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${command.label}: done` });
          close();
        },
        // A dialog with a field stays open, so that nothing has to be typed again.
        onError: (error) => {
          if (hasFields(command)) return;
          showError(error);
          close();
        },
      },
    );
  return { asked, close, error, isPending, run, setAsked };
}
