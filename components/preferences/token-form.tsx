'use client';

import { type SubmitEvent, useState } from 'react';
import { scopeNames, scopeSentences } from '@/components/preferences/token-labels';
import type { NewToken } from '@/components/preferences/use-create-token';
import { Callout } from '@/components/ui/callout';
import { DateField } from '@/components/ui/date-field';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { CallError } from '@/lib/client/call';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { MOST_TOKEN_DAYS } from '@/lib/contracts/people/people';
import { tokenScopes } from '@/lib/core/actor';
import { lastSecondOf, laterDay } from '@/lib/core/wall-clock';
import { dayIn } from '@/lib/core/wording';

const choices = [
  { id: '30', label: 'In 30 days' },
  { id: '90', label: 'In 90 days' },
  { id: '365', label: 'In 365 days' },
  { id: 'date', label: 'On a date' },
  { id: 'never', label: 'Never', description: 'Works until you revoke it.' },
] as const;

/** The day counts for the choice of a date alone. */
type Expiry = { choice: (typeof choices)[number]['id']; day: string };

const DAY_WANTED = 'Choose a date within the next 10 years.';

interface TokenFormProps {
  error: Error | null;
  id: string;
  onSubmit: (token: NewToken) => void;
}

/** Asks for a token's name, what it may do, and when it expires. */
export function TokenForm({ error, id, onSubmit }: TokenFormProps) {
  const { time_zone: zone, is_staff } = useMe();
  const today = dayIn(useNow(), zone);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<NewToken['scope']>('read');
  const [expiry, setExpiry] = useState<Expiry>({ choice: '90', day: laterDay(today, 90) });
  const [isSubmitted, setIsSubmitted] = useState(false);
  const isNameMissing = name.trim() === '';
  const fields = error instanceof CallError ? error.fields : {};
  const isShown = ['name', 'expires_at'].some((field) => field in fields);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsSubmitted(true);
    if (!isNameMissing && isUsable(expiry, today)) onSubmit({ name, scope, ...expiryOf(expiry, zone) });
  };
  return (
    <form id={id} onSubmit={submit} className="space-y-4">
      <TextField
        label="Name"
        description="What will use it, for example Nightly report."
        isRequired
        autoFocus
        maxLength={100}
        value={name}
        onChange={setName}
        error={isSubmitted && isNameMissing ? 'Enter a name.' : fields['name']?.[0]}
      />
      <Select
        label="Access"
        description={scopeSentences[scope]}
        options={scopesFor(is_staff)}
        value={scope}
        onChange={setScope}
      />
      <ExpiryFields
        value={expiry}
        onChange={setExpiry}
        error={isSubmitted && !isUsable(expiry, today) ? DAY_WANTED : fields['expires_at']?.[0]}
        today={today}
      />
      {error !== null && !isShown && <Callout tone="danger">{error.message}</Callout>}
    </form>
  );
}

/** Only staff can report alerts. */
function scopesFor(isStaff: boolean) {
  return tokenScopes
    .filter((scope) => isStaff || scope !== 'ingest')
    .map((id) => ({ id, label: scopeNames[id], description: scopeSentences[id] }));
}

interface ExpiryFieldsProps {
  error: string | undefined;
  onChange: (expiry: Expiry) => void;
  today: string;
  value: Expiry;
}

function ExpiryFields({ error, onChange, today, value }: ExpiryFieldsProps) {
  return (
    <>
      <Select
        label="Expires"
        options={choices}
        value={value.choice}
        onChange={(choice) => onChange({ ...value, choice })}
      />
      {value.choice === 'date' && (
        <DateField
          label="Last day"
          isRequired
          value={value.day}
          onChange={(day) => onChange({ ...value, day })}
          min={today}
          max={lastDay(today)}
          error={error}
        />
      )}
    </>
  );
}

function lastDay(today: string): string {
  return laterDay(today, MOST_TOKEN_DAYS - 1);
}

function isUsable({ choice, day }: Expiry, today: string): boolean {
  return choice !== 'date' || (day >= today && day <= lastDay(today));
}

/** The chosen day is the last on which the token works, in the person's zone. */
function expiryOf({ choice, day }: Expiry, zone: string): Pick<NewToken, 'expires_at' | 'expires_in_days'> {
  if (choice === 'never') return { expires_at: null };
  if (choice === 'date') return { expires_at: lastSecondOf(day, zone).toISOString() };
  return { expires_in_days: Number(choice) };
}
