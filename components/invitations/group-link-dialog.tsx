'use client';

import { useState } from 'react';
import { roleOptions } from '@/components/invitations/invitation-labels';
import { draftOf, type LinkDraft, linkOf, newLink } from '@/components/invitations/link-draft';
import { LinkProjectFields } from '@/components/invitations/link-project-fields';
import { useInvitationForm } from '@/components/invitations/use-invitation-change';
import { RestrictionFields } from '@/components/restrictions/restriction-fields';
import { Checkbox } from '@/components/ui/checkbox';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { toast } from '@/components/ui/toast';
import { changedFields } from '@/lib/client/changed-fields';
import { useMe } from '@/lib/client/me-query';
import { createGroupInvitationOperation, type GroupInvitation } from '@/lib/contracts/group-invitations';
import { changeGroupInvitationOperation } from '@/lib/contracts/group-link-change';
import type { MemberRights } from '@/lib/contracts/members';

interface LinkDialogProps {
  onClose: () => void;
  rights: MemberRights;
}

/** Makes a link by which people ask for a role; in an organisation also one that makes a project for each. */
export function CreateLinkDialog({ onClose, rights, uuid }: LinkDialogProps & { uuid: string }) {
  const [draft, setDraft] = useState(() => newLink(roleOptions(rights, false)[0]?.id ?? ''));
  const { error, isPending, mutate } = useInvitationForm(() => createGroupInvitationOperation);
  const submit = () => mutate({ scope: uuid, ...linkOf(draft) }, { onSuccess: told('Link created', onClose) });
  return (
    <FormDialog
      title="Create a link to join"
      description="Anyone with the link can ask for the role. You can end it at any time."
      confirmLabel="Create link"
      error={formErrorOf(error, Object.keys(linkOf(draft)))}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <LinkFields {...{ draft, error, rights }} onChange={setDraft} />
    </FormDialog>
  );
}

/** Changes what a link does; who has it keeps it. */
export function ChangeLinkDialog({ link, onClose, rights }: LinkDialogProps & { link: GroupInvitation }) {
  const [opened] = useState(() => draftOf(link));
  const [draft, setDraft] = useState(opened);
  const { error, isPending, mutate } = useInvitationForm(() => changeGroupInvitationOperation);
  const submit = () =>
    mutate(
      { uuid: link.uuid, ...changedFields(linkOf(opened), linkOf(draft)) },
      { onSuccess: told('Link changed', onClose) },
    );
  return (
    <FormDialog
      title="Change the link to join"
      description="The link itself stays the same. People who have joined keep what they got."
      confirmLabel="Change link"
      error={formErrorOf(error, Object.keys(linkOf(draft)))}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <LinkFields {...{ draft, error, rights }} onChange={setDraft} />
    </FormDialog>
  );
}

function told(title: string, onClose: () => void) {
  return () => {
    toast({ tone: 'success', title });
    onClose();
  };
}

interface LinkFieldsProps {
  draft: LinkDraft;
  error: Error | null;
  onChange: (draft: LinkDraft) => void;
  rights: MemberRights;
}

function LinkFields({ draft, error, onChange, rights }: LinkFieldsProps) {
  const { is_staff } = useMe();
  const set = (changes: Partial<LinkDraft>) => onChange({ ...draft, ...changes });
  return (
    <>
      {rights.can_create_projects && <LinkProjectFields {...{ draft, error }} onChange={set} />}
      {!draft.auto_create_project && (
        <Select
          label="Role"
          options={roleOptions(rights, false)}
          value={draft.role}
          onChange={(role) => set({ role })}
          error={fieldErrorOf(error, 'role')}
        />
      )}
      <TextArea
        label="Text for people who open the link"
        maxLength={2_000}
        value={draft.custom_text}
        onChange={(custom_text) => set({ custom_text })}
        error={fieldErrorOf(error, 'custom_text')}
      />
      <Checkbox isSelected={draft.auto_approve} onChange={(auto_approve) => set({ auto_approve })}>
        Approve requests automatically where restrictions and quotas allow
      </Checkbox>
      <Checkbox
        isSelected={draft.allow_multiple_requests}
        onChange={(allow_multiple_requests) => set({ allow_multiple_requests })}
      >
        Let people ask more than once
      </Checkbox>
      {is_staff && (
        <Checkbox isSelected={draft.is_public} onChange={(is_public) => set({ is_public })}>
          Show it to everyone who is signed in
        </Checkbox>
      )}
      <Checkbox isSelected={draft.isRestricted} onChange={(isRestricted) => set({ isRestricted })}>
        Let in only some people
      </Checkbox>
      {draft.isRestricted && (
        <RestrictionFields
          error={error}
          value={draft.restrictions}
          onChange={(changes) => set({ restrictions: { ...draft.restrictions, ...changes } })}
        />
      )}
    </>
  );
}
