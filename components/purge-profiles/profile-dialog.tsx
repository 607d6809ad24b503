'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { ProfileFields } from '@/components/purge-profiles/profile-fields';
import { type ProfileDraft, useSaveProfile } from '@/components/purge-profiles/use-save-profile';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { CallError } from '@/lib/client/call';
import type { PurgeProfile } from '@/lib/contracts/people/purge-profiles';

interface ProfileDialogProps {
  onClose: () => void;
  /** The one to change; null for a new one. */
  profile: PurgeProfile | null;
}

const blank: ProfileDraft = {
  name: '',
  applies_to: 'deleted',
  after_days: 30,
  fields: [],
  records: [],
  is_on: false,
  is_default: false,
};

/** Asks what is purged of whom, and when. */
export function ProfileDialog({ onClose, profile }: ProfileDialogProps) {
  const formId = useId();
  const [draft, setDraft] = useState<ProfileDraft>(profile ?? blank);
  const [isSubmitted, setIsSubmitted] = useState(false);
  const save = useSaveProfile(profile);
  const missing = missingIn(draft);
  const fieldErrors = save.error instanceof CallError ? save.error.fields : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsSubmitted(true);
    if (Object.keys(missing).length > 0) return;
    save.mutate(draftOf(draft), {
      onSuccess: ({ name }) => {
        toast({ tone: 'success', title: profile === null ? `${name} created` : `${name} changed` });
        onClose();
      },
    });
  };
  const errors = { ...firstOf(fieldErrors), ...(isSubmitted && missing) };
  return (
    <Dialog
      isOpen
      isKept
      title={profile === null ? 'Create purge profile' : `Change ${profile.name}`}
      onOpenChange={(stays) => stays || onClose()}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} isPending={save.isPending}>
            {profile === null ? 'Create purge profile' : 'Save'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4" noValidate>
        <ProfileFields
          draft={draft}
          errors={errors}
          isNew={profile === null}
          wasDefault={profile?.is_default ?? false}
          onEdit={(part) => setDraft({ ...draft, ...part })}
        />
        {save.error !== null && Object.keys(errors).length === 0 && (
          <Callout tone="danger">{save.error.message}</Callout>
        )}
      </form>
    </Dialog>
  );
}

function draftOf({ after_days, applies_to, fields, is_default, is_on, name, records }: ProfileDraft): ProfileDraft {
  return { name: name.trim(), applies_to, after_days, fields, records, is_on, is_default };
}

function missingIn({ after_days, fields, name, records }: ProfileDraft): Record<string, string> {
  return {
    ...(name.trim() === '' && { name: 'Enter a name.' }),
    ...(Number.isNaN(after_days) && { after_days: 'Enter a number of days.' }),
    ...(fields.length + records.length === 0 && { fields: 'Choose at least one field or record.' }),
  };
}

function firstOf(fields: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, [message = '']]) => [name, message]));
}
