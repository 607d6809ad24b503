'use client';

import { useId } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { kindLabel, offeredKinds } from '@/components/webhooks/kind-labels';

interface KindsFieldProps {
  kinds: readonly string[];
  onChange: (kinds: string[]) => void;
}

/** Events: the kinds that are ticked, or everything when none is. */
export function KindsField({ kinds, onChange }: KindsFieldProps) {
  const noteId = useId();
  const shown = [...new Set([...offeredKinds, ...kinds])];
  const toggle = (kind: string, isOn: boolean) =>
    onChange(isOn ? [...kinds, kind] : kinds.filter((one) => one !== kind));
  return (
    <fieldset aria-describedby={noteId}>
      <legend className="font-medium text-sm">Events</legend>
      <p id={noteId} className="mb-2 text-sm text-text-muted">
        Choose what to send. If nothing is chosen, everything is sent.
      </p>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {shown.map((kind) => (
          <Checkbox key={kind} isSelected={kinds.includes(kind)} onChange={(isOn) => toggle(kind, isOn)}>
            {kindLabel(kind)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
