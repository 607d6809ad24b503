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
import { createGroupInvitationOperation, type GroupInvitation } from '@/lib/contracts/members/group-invitations';
import { changeGroupInvitationOperation } from '@/lib/contracts/members/group-link-change';
import type { MemberRights } from '@/lib/contracts/members/members';

interface LinkDialogProps {
  onClose: () => void;
  rights: MemberRights;
}

/** Makes a link by which people ask for a role; in an organisation also one that makes a project for each. */
export function CreateLinkDialog({ onClose, rights, uuid }: LinkDialogProps & { uuid: string }) {
  const { error, isPending, mutate } = useInvitationForm(() => createGroupInvitationOperation);
  return (
    <LinkDialog
      {...{ error, isPending, onClose, rights }}
      opened={newLink(roleOptions(rights, false)[0]?.id ?? '')}
      title="Create a link to join"
      description="Anyone with the link can ask to join. You can end it at any time."
      confirmLabel="Create link"
      done="Link created"
      onSave={(draft, options) => mutate({ scope: uuid, ...linkOf(draft) }, options)}
    />
  );
}

/** Changes what a link does; who has it keeps it. */
export function ChangeLinkDialog({ link, onClose, rights }: LinkDialogProps & { link: GroupInvitation }) {
  const [opened] = useState(() => draftOf(link));
  const { error, isPending, mutate } = useInvitationForm(() => changeGroupInvitationOperation);
  return (
    <LinkDialog
      {...{ error, isPending, onClose, opened, rights }}
      title="Change the link to join"
      description="The link itself stays the same. People who have joined keep what they got."
      confirmLabel="Change link"
      done="Link changed"
      onSave={(draft, options) => mutate({ uuid: link.uuid, ...changedFields(linkOf(opened), linkOf(draft)) }, options)}
    />
  );
}

interface LinkFormProps extends LinkDialogProps {
  confirmLabel: string;
  description: string;
  done: string;
  error: Error | null;
  isPending: boolean;
  onSave: (draft: LinkDraft, options: { onSuccess: () => void }) => void;
  opened: LinkDraft;
  title: string;
}

function LinkDialog({ done, error, onClose, onSave, opened, rights, ...dialog }: LinkFormProps) {
  const [draft, setDraft] = useState(opened);
  const onSuccess = () => {
    toast({ tone: 'success', title: done });
    onClose();
  };
  return (
    <FormDialog
      {...dialog}
      error={formErrorOf(error, Object.keys(linkOf(draft)))}
      onClose={onClose}
      onSubmit={() => onSave(draft, { onSuccess })}
    >
      <LinkFields {...{ draft, error, rights }} onChange={setDraft} />
    </FormDialog>
  );
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
