'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronDown, X } from 'lucide-react';
import { useId, useState } from 'react';
import { InlineError } from '@/components/rules/inline-error';
import { findReferencesQuery, namedReferencesQuery } from '@/components/rules/queries';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { IconButton } from '@/components/ui/icon-button';
import { PausedSearch } from '@/components/ui/paused-search';
import { Popover } from '@/components/ui/popover';
import type { ReferenceKind } from '@/lib/contracts/rules/definition';
import type { RuleReference } from '@/lib/contracts/rules/references';

const nouns: Readonly<Record<ReferenceKind, string>> = {
  audience: 'audiences',
  role: 'roles',
  requirement: 'access requirements',
  profile: 'purge profiles',
  customer: 'organisations',
  project: 'projects',
  user: 'people',
};

interface ReferencesFieldProps {
  error?: string | undefined;
  /** Whether choosing another takes the place of the first. */
  isSingle?: boolean;
  kind: ReferenceKind;
  label: string;
  onChange: (targets: readonly string[]) => void;
  targets: readonly string[];
}

/** What a rule names, chosen from what there is. */
export function ReferencesField({ error, isSingle = false, kind, label, onChange, targets }: ReferencesFieldProps) {
  const id = useId();
  const named = useQuery({ ...namedReferencesQuery(kind, targets), placeholderData: keepPreviousData }).data ?? [];
  const nameOf = (target: string) => named.find((one) => one.target === target)?.name ?? target;
  const toggle = (target: string, isChosen: boolean) => {
    const others = targets.filter((other) => other !== target);
    if (isSingle) onChange(isChosen ? [target] : []);
    else onChange(isChosen ? [...others, target] : others);
  };
  return (
    <fieldset aria-label={label} aria-describedby={error === undefined ? undefined : id}>
      <span aria-hidden className="mb-1 block font-medium text-sm" data-field-label>
        {label}
      </span>
      <div className="flex flex-wrap items-center gap-1.5">
        {targets.map((target) => (
          <span
            key={target}
            className="inline-flex items-center gap-1 rounded-md border bg-surface-sunken py-0.5 ps-2 pe-1 text-sm"
          >
            {nameOf(target)}
            <IconButton
              size="small"
              label={`Remove ${nameOf(target)}`}
              icon={<X />}
              onPress={() => toggle(target, false)}
            />
          </span>
        ))}
        <Popover
          placement="bottom start"
          trigger={
            <Button size="small" aria-label={`Choose ${nouns[kind]}: ${label}`}>
              {targets.length === 0 ? `Choose ${nouns[kind]}` : 'Change'}
              <ChevronDown aria-hidden />
            </Button>
          }
        >
          <References kind={kind} targets={targets} onToggle={toggle} />
        </Popover>
      </div>
      <InlineError id={id}>{error}</InlineError>
    </fieldset>
  );
}

interface ReferencesProps {
  kind: ReferenceKind;
  onToggle: (target: string, isChosen: boolean) => void;
  targets: readonly string[];
}

function References({ kind, onToggle, targets }: ReferencesProps) {
  const [words, setWords] = useState('');
  const found = useQuery({ ...findReferencesQuery(kind, words), placeholderData: keepPreviousData });
  const rows: readonly RuleReference[] = found.data ?? [];
  return (
    <div className="w-72 space-y-2">
      <PausedSearch autoFocus label={`Search ${nouns[kind]}`} words={words} onSearch={setWords} />
      <ul aria-label={`Found ${nouns[kind]}`} className="max-h-64 overflow-y-auto">
        {rows.map(({ detail, name, target }) => (
          <li key={target} className="py-0.5">
            <Checkbox isSelected={targets.includes(target)} onChange={(isChosen) => onToggle(target, isChosen)}>
              <span>
                {name} <span className="text-text-muted">{detail}</span>
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {found.data?.length === 0 && <p className="text-sm text-text-muted">No matches.</p>}
      <InlineError>{found.error?.message}</InlineError>
    </div>
  );
}
