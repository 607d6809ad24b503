'use client';

import { CircleAlert } from 'lucide-react';
import { FieldError } from 'react-aria-components/FieldError';
import { Text } from 'react-aria-components/Text';

interface FieldNotesProps {
  description?: string | undefined;
  error?: string | undefined;
}

/** What stands below a field: its description, and what is wrong with its value. */
export function FieldNotes({ description, error }: FieldNotesProps) {
  return (
    <>
      {description && (
        <Text slot="description" className="mt-1 block text-sm text-text-muted">
          {description}
        </Text>
      )}
      <FieldError className="mt-1 flex items-start gap-1 text-danger text-sm">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
