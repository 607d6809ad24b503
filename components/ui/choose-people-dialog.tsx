'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { ListStates } from '@/components/ui/list-states';
import { PausedSearch } from '@/components/ui/paused-search';
import type { ListPage } from '@/lib/client/list-page-query';
import { formatCount } from '@/lib/core/wording';

/** Somebody who was found, as the dialog shows them. */
export type FoundPerson = { uuid: string; full_name: string; email: string };

interface ChoosePeopleDialogProps<Person extends FoundPerson> {
  /** Which people can be found. */
  description?: string;
  /** The people that match the words; the caller asks for them. */
  found: UseQueryResult<ListPage<Person>>;
  isPending?: boolean;
  /** How many may be chosen, and what says so when more are. */
  limit?: { most: number; sentence: string };
  onChoose: (people: readonly Person[]) => void;
  onClose: () => void;
  onSearch: (words: string) => void;
  /** Who is there already, and how that is said behind their name. */
  taken?: { ids: ReadonlySet<string>; note: string };
  title: string;
  words: string;
}

/** Finds people by their names and adds those that are ticked, also from several searches. */
export function ChoosePeopleDialog<Person extends FoundPerson>(props: ChoosePeopleDialogProps<Person>) {
  const { description, isPending = false, limit, onChoose, onClose, onSearch, title, words } = props;
  const [chosen, setChosen] = useState<ReadonlyMap<string, Person>>(new Map());
  const count = chosen.size;
  const isOver = limit !== undefined && count > limit.most;
  const tick = (person: Person, isChosen: boolean) => {
    const next = new Map(chosen);
    if (isChosen) next.set(person.uuid, person);
    else next.delete(person.uuid);
    setChosen(next);
  };
  return (
    <Dialog
      isOpen
      title={title}
      description={description}
      onOpenChange={(stays) => stays || onClose()}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={count === 0 || isOver}
            isPending={isPending}
            onPress={() => onChoose([...chosen.values()])}
          >
            {count === 0 ? 'Add people' : `Add ${formatCount(count, 'person', 'people')}`}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <PausedSearch autoFocus label="Search names and email addresses" words={words} onSearch={onSearch} />
        {isOver && (
          <p role="alert" className="text-danger text-sm">
            {limit.sentence}
          </p>
        )}
        <PeopleFound {...props} chosen={chosen} onTick={tick} />
      </div>
    </Dialog>
  );
}

interface PeopleFoundProps<Person extends FoundPerson>
  extends Pick<ChoosePeopleDialogProps<Person>, 'found' | 'taken'> {
  chosen: ReadonlyMap<string, Person>;
  onTick: (person: Person, isChosen: boolean) => void;
}

function PeopleFound<Person extends FoundPerson>({ chosen, found, onTick, taken }: PeopleFoundProps<Person>) {
  return (
    <ListStates
      query={found}
      what="people"
      skeletonCount={5}
      empty={<p className="py-4 text-text-muted">No one matches.</p>}
    >
      {({ rows, total }) => (
        <>
          <ul aria-label="People found" className="divide-y">
            {rows.map((person) => {
              const isTaken = taken?.ids.has(person.uuid) === true;
              return (
                <li key={person.uuid} className="py-1.5">
                  <Checkbox
                    isDisabled={isTaken}
                    isSelected={isTaken || chosen.has(person.uuid)}
                    onChange={(isChosen) => onTick(person, isChosen)}
                  >
                    <span>
                      {person.full_name} <span className="text-text-muted">{person.email}</span>
                      {isTaken && <span className="text-text-muted">, {taken.note}</span>}
                    </span>
                  </Checkbox>
                </li>
              );
            })}
          </ul>
          {total > rows.length && (
            <p className="text-sm text-text-muted">Search to find more than these {rows.length}.</p>
          )}
        </>
      )}
    </ListStates>
  );
}
