'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findPeopleQuery } from '@/components/access/queries';
import { ChoosePeopleDialog, type FoundPerson } from '@/components/ui/choose-people-dialog';
import { formatCount } from '@/lib/core/wording';

interface AddPeopleDialogProps {
  /** How many more the request may name. */
  most: number;
  /** Who is named already. */
  named: ReadonlySet<string>;
  onAdd: (people: readonly FoundPerson[]) => void;
  onClose: () => void;
}

/** Finds people by their names and adds those that are ticked to a request. */
export function AddPeopleDialog({ most, named, onAdd, onClose }: AddPeopleDialogProps) {
  const [words, setWords] = useState('');
  const found = useQuery(findPeopleQuery(words));
  return (
    <ChoosePeopleDialog
      title="Add people"
      description="People with whom you share an organisation or a project."
      found={found}
      limit={{ most, sentence: `A request can name ${formatCount(most, 'more person', 'more people')}.` }}
      taken={{ ids: named, note: 'in the request already' }}
      words={words}
      onSearch={setWords}
      onChoose={(people) => {
        onAdd(people);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
