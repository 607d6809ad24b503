'use client';

import { type SubmitEvent, useRef } from 'react';
import type { VersionedSettings } from '@/components/settings/queries';
import { SaveBar } from '@/components/settings/save-bar';
import { SettingField } from '@/components/settings/setting-field';
import { settingGroups } from '@/components/settings/setting-groups';
import { useSettingsDraft } from '@/components/settings/use-settings-draft';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { exactly, fromNow } from '@/lib/core/wording';

/** The settings as fields; what differs is saved together, on top of the version it was made from. */
export function SettingsForm({ read }: { read: VersionedSettings }) {
  const draft = useSettingsDraft(read);
  const guard = useLeaveGuard(draft.isDirty);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (draft.isValid) draft.save();
    else form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  };
  return (
    <form ref={form} onSubmit={submit}>
      {settingGroups.map(({ title, keys }) => (
        <fieldset key={title} className="mb-4 rounded-lg border px-4 pt-3 pb-1">
          <legend className="float-left w-full font-semibold">{title}</legend>
          <div className="clear-both divide-y">
            {keys.map((key) => (
              <SettingField
                key={key}
                name={key}
                value={draft.values[key]}
                saved={draft.base.values[key]}
                usual={draft.base.defaults[key]}
                serverError={draft.saveError?.fields[key]?.[0]}
                onChange={(value) => draft.edit(key, value)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <LastChange read={draft.base} />
      <SaveBar draft={draft} />
      <ConfirmDialog
        variant="danger"
        title="Leave without saving?"
        description="Your unsaved changes will be lost."
        confirmLabel="Leave"
        isOpen={guard.isHeld}
        onOpenChange={(isOpen) => isOpen || guard.stay()}
        onConfirm={guard.leave}
      />
    </form>
  );
}

function LastChange({ read: { modified, modified_by } }: { read: VersionedSettings }) {
  const now = useNow();
  const { time_zone } = useMe();
  if (modified === null) return <p className="text-sm text-text-muted">All settings have their default values.</p>;
  return (
    <p className="text-sm text-text-muted">
      Last changed{modified_by !== null && ` by ${modified_by}`},{' '}
      <time dateTime={modified} title={exactly(modified, time_zone)}>
        {fromNow(modified, now, time_zone)}
      </time>
      .
    </p>
  );
}
