'use client';

import { Label } from 'react-aria-components/Label';

interface FieldLabelProps {
  children: string;
  isRequired?: boolean | undefined;
}

/** The words above a field; required fields say so in words. */
export function FieldLabel({ children, isRequired }: FieldLabelProps) {
  return (
    <Label className="mb-1 block font-medium text-sm" data-field-label>
      {children}
      {isRequired && <span className="font-normal text-text-faint"> (required)</span>}
    </Label>
  );
}
