'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findPeopleQuery } from '@/components/audiences/queries';
import { useMembership } from '@/components/audiences/use-membership';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { ListStates } from '@/components/ui/list-states';
import { PausedSearch } from '@/components/ui/paused-search';
import type { Audience } from '@/lib/contracts/audiences';
import type { User } from '@/lib/contracts/users';
import { formatCount } from '@/lib/core/wording';

interface AddMembersDialogProps {
  audience: Audience;
  onClose: () => void;
}

/** Finds people by their names and adds those that are ticked. */
export function AddMembersDialog({ audience, onClose }: AddMembersDialogProps) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, User>>(new Map());
  const membership = useMembership(audience);
  const tick = (user: User, isChosen: boolean) => {
    const next = new Map(chosen);
    if (isChosen) next.set(user.uuid, user);
    else next.delete(user.uuid);
    setChosen(next);
  };
  const count = chosen.size;
  return (
    <Dialog
      isOpen
      title={`Add people to ${audience.name}`}
      onOpenChange={(stays) => stays || onClose()}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={count === 0}
            isPending={membership.isPending}
            onPress={() => membership.add([...chosen.values()], onClose)}
          >
            {count === 0 ? 'Add people' : `Add ${formatCount(count, 'person', 'people')}`}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <PausedSearch autoFocus label="Search names and email addresses" words={words} onSearch={setWords} />
        <PeopleFound words={words} chosen={chosen} onTick={tick} />
      </div>
    </Dialog>
  );
}

interface PeopleFoundProps {
  chosen: ReadonlyMap<string, User>;
  onTick: (user: User, isChosen: boolean) => void;
  words: string;
}

function PeopleFound({ chosen, onTick, words }: PeopleFoundProps) {
  const list = useQuery(findPeopleQuery(words));
  return (
    <ListStates
      query={list}
      what="people"
      skeletonCount={5}
      empty={<p className="py-4 text-text-muted">No one matches.</p>}
    >
      {({ rows, total }) => (
        <>
          <ul aria-label="People found" className="divide-y">
            {rows.map((user) => (
              <li key={user.uuid} className="py-1.5">
                <Checkbox isSelected={chosen.has(user.uuid)} onChange={(isChosen) => onTick(user, isChosen)}>
                  <span>
                    {user.full_name} <span className="text-text-muted">{user.email}</span>
                  </span>
                </Checkbox>
              </li>
            ))}
          </ul>
          {total > rows.length && (
            <p className="text-sm text-text-muted">Search to find more than these {rows.length}.</p>
          )}
        </>
      )}
    </ListStates>
  );
}
