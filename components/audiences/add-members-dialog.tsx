'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findPeopleQuery } from '@/components/audiences/queries';
import { useMembership } from '@/components/audiences/use-membership';
import { ChoosePeopleDialog } from '@/components/ui/choose-people-dialog';
import type { Audience } from '@/lib/contracts/people/audiences';

interface AddMembersDialogProps {
  audience: Audience;
  onClose: () => void;
}

/** Finds people by their names and adds those that are ticked to an audience. */
export function AddMembersDialog({ audience, onClose }: AddMembersDialogProps) {
  const [words, setWords] = useState('');
  const found = useQuery(findPeopleQuery(words));
  const membership = useMembership(audience);
  return (
    <ChoosePeopleDialog
      title={`Add people to ${audience.name}`}
      found={found}
      isPending={membership.isPending}
      words={words}
      onSearch={setWords}
      onChoose={(people) => membership.add(people, onClose)}
      onClose={onClose}
    />
  );
}
