'use client';

import { useEffect, useRef } from 'react';
import { Callout } from '@/components/ui/callout';

interface FormRefusalProps {
  /** Grows with every refusal, so that the same sentence is noticed again. */
  attempts: number;
  children: string;
}

/** Says why a form was refused, and takes the focus so that nobody has to look for it. */
export function FormRefusal({ attempts, children }: FormRefusalProps) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every refusal takes the focus, not only a new sentence
  useEffect(() => place.current?.focus(), [attempts]);
  return (
    <div ref={place} tabIndex={-1} className="rounded-lg">
      <Callout tone="danger">{children}</Callout>
    </div>
  );
}
