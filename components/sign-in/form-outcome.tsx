'use client';

import { useEffect, useRef } from 'react';
import { Callout } from '@/components/ui/callout';

interface FormOutcomeProps {
  /** Grows with every attempt, so that the same sentence is noticed again. */
  attempts: number;
  children: string;
  tone: 'danger' | 'success';
}

/** Says what became of a form, and takes the focus so that nobody has to look for it. */
export function FormOutcome({ attempts, children, tone }: FormOutcomeProps) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every attempt takes the focus, not only a new sentence
  useEffect(() => place.current?.focus(), [attempts]);
  return (
    <div ref={place} tabIndex={-1} className="rounded-lg" {...(tone === 'success' && { role: 'status' })}>
      <Callout tone={tone}>{children}</Callout>
    </div>
  );
}
