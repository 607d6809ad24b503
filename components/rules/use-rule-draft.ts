'use client';

import { useEffect, useState } from 'react';
import { bodyOf, type RuleBodyDraft, type RuleDraft } from '@/components/rules/rule-draft';

const TYPING_PAUSE_MS = 400;

/** A rule while it is edited: what differs from where it started, and what the preview is asked about once typing pauses. */
export function useRuleDraft(start: RuleDraft) {
  const [base] = useState(start);
  const [draft, setDraft] = useState(start);
  const body = bodyOf(draft);
  const written = JSON.stringify(body);
  const [previewed, setPreviewed] = useState<RuleBodyDraft>(body);
  useEffect(() => {
    const timer = setTimeout(() => setPreviewed(JSON.parse(written)), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  return {
    draft,
    body,
    previewed,
    isDirty: written !== JSON.stringify(bodyOf(base)),
    edit: (changes: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...changes })),
  };
}
