'use client';

import { useState } from 'react';
import { type RestrictedPlace, useRestrictionsCheck } from '@/components/restrictions/restricted-place';
import { levelLabels, restrictionLabels } from '@/components/restrictions/restriction-labels';
import { Callout } from '@/components/ui/callout';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextField } from '@/components/ui/text-field';
import type { LevelVerdict, Verdict } from '@/lib/contracts/members/restrictions';

interface CheckPersonDialogProps {
  onClose: () => void;
  place: RestrictedPlace;
}

const fields = ['email', 'affiliations', 'identity_source'] as const;

const entriesOf = (text: string) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** Says whether restrictions would let somebody in, by which entry, or why not. Nothing is stored. */
export function CheckPersonDialog({ onClose, place }: CheckPersonDialogProps) {
  const [email, setEmail] = useState('');
  const [affiliations, setAffiliations] = useState('');
  const [source, setSource] = useState('');
  const { data, error, isPending, mutate, reset } = useRestrictionsCheck(place);
  /** An answer is about what was asked, not about what is typed since. */
  const typing = (set: (text: string) => void) => (text: string) => {
    reset();
    set(text);
  };
  const submit = () =>
    mutate({
      uuid: place.uuid,
      email: email.trim(),
      affiliations: entriesOf(affiliations),
      ...(source.trim() !== '' && { identity_source: source.trim() }),
    });
  return (
    <FormDialog
      title="Would this person get in?"
      description="Nothing is stored, and no one is notified."
      confirmLabel="Check"
      error={formErrorOf(error, fields)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        isRequired
        label="Email"
        value={email}
        onChange={typing(setEmail)}
        error={fieldErrorOf(error, 'email')}
      />
      <TextField
        label="Affiliations"
        description="Separated by commas."
        value={affiliations}
        onChange={typing(setAffiliations)}
        error={fieldErrorOf(error, 'affiliations')}
      />
      <TextField
        label="Identity source"
        value={source}
        onChange={typing(setSource)}
        error={fieldErrorOf(error, 'identity_source')}
      />
      {data !== undefined && <Answer verdict={data} />}
    </FormDialog>
  );
}

function Answer({ verdict: { is_allowed, levels } }: { verdict: Verdict }) {
  return (
    <Callout tone={is_allowed ? 'success' : 'danger'}>
      <p>{is_allowed ? 'Yes, they would get in.' : 'No, they wouldn’t get in.'}</p>
      <ul className="mt-1 list-disc ps-5">
        {levels.map((level) => (
          <li key={level.level}>{levelInWords(level)}</li>
        ))}
      </ul>
    </Callout>
  );
}

function levelInWords({ entry, is_allowed, level, list, reason }: LevelVerdict): string {
  const by = list === null || entry === null ? reason : `${restrictionLabels[list].label}: ${entry}`;
  return `${levelLabels[level]} ${is_allowed ? 'lets them in' : 'keeps them out'}. ${by}`;
}
