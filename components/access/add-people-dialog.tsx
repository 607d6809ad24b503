'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { findPeopleQuery } from '@/components/access/queries';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { ListStates } from '@/components/ui/list-states';
import { PausedSearch } from '@/components/ui/paused-search';
import { formatCount } from '@/lib/core/wording';

type Found = { uuid: string; full_name: string; email: string };

interface AddPeopleDialogProps {
  /** How many more the request may name. */
  most: number;
  /** Who is named already. */
  named: ReadonlySet<string>;
  onAdd: (people: readonly Found[]) => void;
  onClose: () => void;
}

/** Finds people by their names and adds those that are ticked to a request. */
export function AddPeopleDialog({ most, named, onAdd, onClose }: AddPeopleDialogProps) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Found>>(new Map());
  const tick = (person: Found, isChosen: boolean) => {
    const next = new Map(chosen);
    if (isChosen) next.set(person.uuid, person);
    else next.delete(person.uuid);
    setChosen(next);
  };
  const count = chosen.size;
  const add = () => {
    onAdd([...chosen.values()]);
    onClose();
  };
  return (
    <Dialog
      isOpen
      title="Add people"
      description="People with whom you share an organisation or a project."
      onOpenChange={(stays) => stays || onClose()}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={count === 0 || count > most} onPress={add}>
            {count === 0 ? 'Add people' : `Add ${formatCount(count, 'person', 'people')}`}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <PausedSearch autoFocus label="Search names and email addresses" words={words} onSearch={setWords} />
        {count > most && (
          <p className="text-danger text-sm">{`A request can name ${formatCount(most, 'more person', 'more people')}.`}</p>
        )}
        <PeopleFound {...{ chosen, named, words }} onTick={tick} />
      </div>
    </Dialog>
  );
}

interface PeopleFoundProps {
  chosen: ReadonlyMap<string, Found>;
  named: ReadonlySet<string>;
  onTick: (person: Found, isChosen: boolean) => void;
  words: string;
}

function PeopleFound({ chosen, named, onTick, words }: PeopleFoundProps) {
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
            {rows.map((person) => (
              <li key={person.uuid} className="py-1.5">
                <Checkbox
                  isDisabled={named.has(person.uuid)}
                  isSelected={named.has(person.uuid) || chosen.has(person.uuid)}
                  onChange={(isChosen) => onTick(person, isChosen)}
                >
                  <span>
                    {person.full_name} <span className="text-text-muted">{person.email}</span>
                    {named.has(person.uuid) && <span className="text-text-muted">, in the request already</span>}
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
