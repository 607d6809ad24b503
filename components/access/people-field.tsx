'use client';

import { UserPlus, X } from 'lucide-react';
import { useState } from 'react';
import { changeLabels, expiryInWords } from '@/components/access/access-labels';
import { AddPeopleDialog } from '@/components/access/add-people-dialog';
import { leftUnnamed, personToAdd } from '@/components/access/draft-people';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { ListRow } from '@/components/ui/list-row';
import { Pill } from '@/components/ui/pill';
import type { Tone } from '@/components/ui/tone';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { AccessPerson } from '@/lib/contracts/access/people';
import { MOST_ACCESSORS } from '@/lib/contracts/access/submissions';
import { formatCount, formatDay } from '@/lib/core/wording';

interface PeopleFieldProps {
  /** What is wrong with whom. */
  errors: ReadonlyMap<string, string>;
  known: readonly AccessPerson[];
  onChange: (people: readonly AccessPerson[]) => void;
  people: readonly AccessPerson[];
}

/** Whom a request is about, and what it asks for each. */
export function PeopleField({ errors, known, onChange, people }: PeopleFieldProps) {
  const [isAdding, setIsAdding] = useState(false);
  const unnamed = leftUnnamed(people, known);
  const change = (user_id: string, type: AccessPerson['type']) =>
    onChange(people.map((person) => (person.user_id === user_id ? { ...person, type } : person)));
  const remove = (user_id: string) => onChange(people.filter((person) => person.user_id !== user_id));
  return (
    <div className="space-y-3">
      <ul aria-label="People" className="border-t">
        {people.map((person) => (
          <PersonRow
            key={person.user_id}
            error={errors.get(person.user_id)}
            person={person}
            onChange={(type) => change(person.user_id, type)}
            onRemove={() => remove(person.user_id)}
          />
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={<UserPlus />} isDisabled={people.length >= MOST_ACCESSORS} onPress={() => setIsAdding(true)}>
          Add people
        </Button>
        {unnamed.length > 0 && (
          <p className="text-sm text-text-muted">
            {formatCount(unnamed.length, 'person has', 'people have')} access through you and{' '}
            {unnamed.length === 1 ? 'isn’t' : 'aren’t'} listed. Their access stays as it is.{' '}
            <Button
              size="small"
              variant="quiet"
              onPress={() =>
                onChange([
                  ...people,
                  ...unnamed
                    .slice(0, MOST_ACCESSORS - people.length)
                    .map((one) => personToAdd({ ...one, uuid: one.user_id }, known)),
                ])
              }
            >
              Add to renew
            </Button>
          </p>
        )}
      </div>
      {isAdding && (
        <AddPeopleDialog
          most={MOST_ACCESSORS - people.length}
          named={new Set(people.map(({ user_id }) => user_id))}
          onAdd={(found) => onChange([...people, ...found.map((one) => personToAdd(one, known))])}
          onClose={() => setIsAdding(false)}
        />
      )}
    </div>
  );
}

const tones: Readonly<Record<AccessPerson['type'], Tone>> = {
  GAIN_ACCESS: 'info',
  RENEW_ACCESS: 'success',
  REVOKE_ACCESS: 'danger',
};

interface PersonRowProps {
  error: string | undefined;
  onChange: (type: AccessPerson['type']) => void;
  onRemove: () => void;
  person: AccessPerson;
}

function PersonRow({ error, onChange, onRemove, person }: PersonRowProps) {
  const { email, has_access, is_active, type } = person;
  const name = nameOf(person);
  const standing = useStanding(person);
  const inactive = is_active || type === 'REVOKE_ACCESS' ? undefined : 'Their account isn’t active. Remove them.';
  const wrong = error ?? inactive;
  return (
    <ListRow
      leading={<Avatar name={name} />}
      title={name}
      detail={
        wrong === undefined ? (
          [email, standing].filter(Boolean).join(' · ')
        ) : (
          <span role="alert" className="text-danger">
            {wrong}
          </span>
        )
      }
      trailing={<ChangePill type={type} />}
      actions={
        <>
          {has_access && (
            <Button
              size="small"
              variant="quiet"
              aria-label={type === 'REVOKE_ACCESS' ? `Renew access of ${name}` : `End access of ${name}`}
              onPress={() => onChange(type === 'REVOKE_ACCESS' ? 'RENEW_ACCESS' : 'REVOKE_ACCESS')}
            >
              {type === 'REVOKE_ACCESS' ? 'Renew instead' : 'End access'}
            </Button>
          )}
          <IconButton size="small" icon={<X />} label={`Remove ${name} from the request`} onPress={onRemove} />
        </>
      }
    />
  );
}

/** What a request asks for somebody, by colour, icon and word. */
export function ChangePill({ type }: { type: AccessPerson['type'] }) {
  return <Pill tone={tones[type]}>{changeLabels[type]}</Pill>;
}

/** What people are called; those whom the reader doesn’t see have no name here. */
export function nameOf({ full_name, email }: Pick<AccessPerson, 'email' | 'full_name'>): string {
  return full_name || email || 'Someone you don’t share a project with';
}

/** What somebody has through the submitter now, in words. */
export function useStanding({ ended_at, expired_on, has_access }: AccessPerson): string {
  const now = useNow();
  const { time_zone: zone } = useMe();
  if (has_access)
    return expired_on === null ? 'Has access' : `Has access until ${expiryInWords(expired_on, now, zone)}`;
  return ended_at === null ? 'No access yet' : `Access ended ${formatDay(ended_at, zone)}`;
}
