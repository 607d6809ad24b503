'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type SubmitEvent, useRef, useState } from 'react';
import { ActionField } from '@/components/rules/action-field';
import { CriteriaEditor } from '@/components/rules/criteria-editor';
import { InlineError } from '@/components/rules/inline-error';
import { PreviewPanel } from '@/components/rules/preview-panel';
import { ProtectionFields } from '@/components/rules/protection-fields';
import { previewQuery, rulePartsQuery } from '@/components/rules/queries';
import type { RuleBodyDraft, RuleDraft } from '@/components/rules/rule-draft';
import { ScheduleFields } from '@/components/rules/schedule-fields';
import { useRuleDraft } from '@/components/rules/use-rule-draft';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import { CallError } from '@/lib/client/call';
import type { RuleParts } from '@/lib/contracts/rules/parts';
import type { RuleNotice } from '@/lib/contracts/rules/preview';

interface RuleEditorProps {
  /** Of a stored rule. */
  ruleId?: string;
  /** Saves it, and leads on. @throws CallError with what is wrong where */
  save: (body: RuleBodyDraft) => Promise<void>;
  start: RuleDraft;
}

/** A rule as a form, with whom it would act on beside it. */
export function RuleEditor(props: RuleEditorProps) {
  const parts = useQuery(rulePartsQuery);
  if (parts.data !== undefined) return <RuleForm {...props} parts={parts.data} />;
  if (parts.error !== null) return <QueryError title="Couldn’t load the editor" error={parts.error} query={parts} />;
  return <SkeletonRows label="Loading the editor" count={6} />;
}

function RuleForm({ parts, ruleId, save, start }: RuleEditorProps & { parts: RuleParts }) {
  const { body, draft, edit, isDirty, previewed } = useRuleDraft(start);
  const [isSaved, setIsSaved] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [saveError, setSaveError] = useState<Error | null>(null);
  const guard = useLeaveGuard(isDirty && !isSaved);
  const notices = useQuery(previewQuery(previewed, ruleId, 1)).data?.notices ?? [];
  const form = useRef<HTMLFormElement>(null);
  const errorAt = (path: string) => (saveError instanceof CallError ? saveError.fields[path]?.[0] : undefined);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setIsSaving(true);
    try {
      await save(body);
      setIsSaved(true);
    } catch (error) {
      setSaveError(error instanceof Error ? error : new Error('Couldn’t save the rule.'));
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    }
    setIsSaving(false);
  };
  return (
    <form ref={form} onSubmit={submit} className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="space-y-6">
        <Sections {...{ draft, edit, errorAt, notices, parts }} />
        <div className="space-y-2">
          <InlineError>{saveError === null ? undefined : saveError.message}</InlineError>
          <Button variant="primary" type="submit" isPending={isSaving}>
            Save rule
          </Button>
        </div>
      </div>
      <PreviewPanel body={previewed} {...(ruleId !== undefined && { ruleId })} />
      <ConfirmDialog
        variant="danger"
        title="Leave without saving?"
        description="Your changes to this rule will be lost."
        confirmLabel="Leave"
        isOpen={guard.isHeld}
        onOpenChange={(isOpen) => isOpen || guard.stay()}
        onConfirm={guard.leave}
      />
    </form>
  );
}

interface SectionsProps {
  draft: RuleDraft;
  edit: (changes: Partial<RuleDraft>) => void;
  errorAt: (path: string) => string | undefined;
  notices: readonly RuleNotice[];
  parts: RuleParts;
}

function Sections({ draft, edit, errorAt, notices, parts }: SectionsProps) {
  const noticesOf = (...members: readonly string[]) =>
    notices.filter(({ path }) => members.some((member) => path === member || path.startsWith(`${member}.`)));
  return (
    <>
      <Section title="General">
        <div className="max-w-xl space-y-3">
          <TextField
            label="Name"
            isRequired
            value={draft.name}
            error={errorAt('name')}
            onChange={(name) => edit({ name })}
          />
          <TextArea
            label="Description"
            rows={2}
            value={draft.description}
            error={errorAt('description')}
            onChange={(description) => edit({ description })}
          />
        </div>
      </Section>
      <Section title="Who" notices={noticesOf('filters')}>
        <CriteriaEditor
          root={draft.root}
          filters={parts.filters}
          errorAt={errorAt}
          onChange={(root) => edit({ root })}
        />
      </Section>
      <Section title="What" notices={noticesOf('action')}>
        <ActionField
          action={draft.action}
          actions={parts.actions}
          errorAt={errorAt}
          onChange={(action) => edit({ action })}
        />
      </Section>
      <Section title="When" notices={noticesOf('schedule')}>
        <ScheduleFields {...{ draft, edit, errorAt }} />
      </Section>
      <Section
        title="Protection"
        notices={noticesOf(
          'approval_policy',
          'caps',
          'excluded_user_uuids',
          'protect_staff',
          'repeat_days',
          'warn_days',
        )}
      >
        <ProtectionFields {...{ draft, edit, errorAt }} />
      </Section>
    </>
  );
}

interface SectionProps {
  children: ReactNode;
  /** What its author may not have meant. */
  notices?: readonly RuleNotice[];
  title: string;
}

function Section({ children, notices = [], title }: SectionProps) {
  return (
    <section className="rounded-lg border p-4">
      <h2 className="mb-3 font-semibold">{title}</h2>
      {children}
      {notices.length > 0 && (
        <div className="mt-3 space-y-2">
          {notices.map(({ code, message, path }) => (
            <Callout key={code + path} tone="warning">
              {message}
            </Callout>
          ))}
        </div>
      )}
    </section>
  );
}
