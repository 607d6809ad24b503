'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LastDayField } from '@/components/members/last-day-field';
import { candidatesQuery, type MembersPlace, memberKeys } from '@/components/members/queries';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { SearchedSelect } from '@/components/ui/searched-select';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { CallError } from '@/lib/client/call';
import { useMe } from '@/lib/client/me-query';
import { memberRightsQuery } from '@/lib/client/member-rights-query';
import { roleLabel } from '@/lib/client/role-labels';
import { withChosen } from '@/lib/client/with-chosen';
import { addCustomerMemberOperation, addProjectMemberOperation } from '@/lib/contracts/members/members';
import { endOfRole } from '@/lib/core/wall-clock';

type Chosen = { uuid: string; full_name: string; email: string };

/** Gives somebody a role: finds the person by words, then takes the role and its last day. */
export function AddMemberDialog({ onClose, place }: { onClose: () => void; place: MembersPlace }) {
  const { time_zone: zone } = useMe();
  const [user, setUser] = useState<Chosen | null>(null);
  const [role, setRole] = useState<string | null>(null);
  const [day, setDay] = useState('');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { data: rights } = useQuery(memberRightsQuery(place));
  const add = useFormChange(
    () => (place.kind === 'project' ? addProjectMemberOperation : addCustomerMemberOperation),
    memberKeys.of(place),
  );
  const submit = () => {
    setIsSubmitted(true);
    if (user === null || role === null) return;
    add.mutate(
      { uuid: place.uuid, user: user.uuid, role, expiration_time: endOfRole(day, zone) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${user.full_name} added` });
          onClose();
        },
      },
    );
  };
  const formError = fieldErrorOf(add.error, 'non_field_errors') ?? duplicateIn(add.error, user);
  const missing = (isMissing: boolean, sentence: string) => (isSubmitted && isMissing ? sentence : undefined);
  return (
    <FormDialog
      title="Add member"
      description="They are notified, and see everything that the role lets them see right away."
      confirmLabel="Add member"
      error={formError ?? formErrorOf(add.error, ['user', 'role', 'expiration_time'])}
      isPending={add.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <PersonField
        place={place}
        value={user}
        onChange={setUser}
        error={missing(user === null, 'Choose a person.') ?? fieldErrorOf(add.error, 'user')}
      />
      <Select
        isRequired
        label="Role"
        placeholder="Choose a role"
        options={(rights?.can_add ?? []).map((name) => ({ id: name, label: roleLabel({ name }) }))}
        value={role}
        onChange={setRole}
        error={missing(role === null, 'Choose a role.') ?? fieldErrorOf(add.error, 'role')}
      />
      <LastDayField value={day} onChange={setDay} error={fieldErrorOf(add.error, 'expiration_time')} />
    </FormDialog>
  );
}

/** The API’s own sentence for it is about a user and a scope. */
function duplicateIn(error: Error | null, user: Chosen | null): string | undefined {
  const isDuplicate = error instanceof CallError && error.code === 'already_exists';
  return isDuplicate && user !== null ? `${user.full_name} already has this role here.` : undefined;
}

interface PersonFieldProps {
  error: string | undefined;
  onChange: (person: Chosen | null) => void;
  place: MembersPlace;
  value: Chosen | null;
}

/** Finds somebody who could be added by words, and chooses them. */
function PersonField({ error, onChange, place, value }: PersonFieldProps) {
  const [words, setWords] = useState('');
  const found = useQuery(candidatesQuery(place, words));
  const people = withChosen<Chosen>(found.data?.rows ?? [], value, ({ uuid }) => uuid);
  return (
    <SearchedSelect
      isRequired
      isSearchedFirst
      found={found}
      what="people"
      searchLabel="Search names and email addresses"
      words={words}
      onSearch={setWords}
      label="Person"
      placeholder="Choose a person"
      nothing="No one matches"
      options={people.map(({ email, full_name, uuid }) => ({ id: uuid, label: full_name, description: email }))}
      value={value?.uuid ?? null}
      onChange={(chosen) => onChange(people.find(({ uuid }) => uuid === chosen) ?? null)}
      error={error}
    />
  );
}
