'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { settingsQuery, type VersionedSettings } from '@/components/settings/queries';
import { changesAmong, findSettingError, type SettingValue } from '@/components/settings/setting-edits';
import { useChangeSettings } from '@/components/settings/use-change-settings';
import { toast } from '@/components/ui/toast';
import { CallError } from '@/lib/client/call';
import { type SettingKey, type Settings, settingsSchema } from '@/lib/contracts/settings';

const STALE = 412;

const allKeys = settingsSchema.keyof().options;

/**
 * Edits on top of the version they began with, however often the settings are read meanwhile. A save of an older version
 * is refused and gives `conflict`, the settings as they are by then; `rebase` puts the edits on top of those.
 */
export function useSettingsDraft(read: VersionedSettings) {
  const queries = useQueryClient();
  const change = useChangeSettings();
  const [begun, setBegun] = useState<VersionedSettings | null>(null);
  const [edits, setEdits] = useState<Partial<Settings>>({});
  const [conflict, setConflict] = useState<VersionedSettings | null>(null);
  const base = begun ?? read;
  const changes = changesAmong(edits, base.values);
  const values: Settings = { ...base.values, ...edits };
  const saveError = change.error instanceof CallError && change.error.status !== STALE ? change.error : null;

  const edit = (key: SettingKey, value: SettingValue) => {
    setBegun(base);
    setEdits((known) => ({ ...known, [key]: value }));
  };
  const discard = () => {
    setBegun(null);
    setEdits({});
    setConflict(null);
    change.reset();
  };
  const save = () =>
    change.mutate(
      { edits: changes, version: base.version },
      {
        onSuccess: () => {
          discard();
          toast({ tone: 'success', title: 'Settings saved' });
        },
        onError: (error) => {
          if (error instanceof CallError && error.status === STALE) void queries.query(settingsQuery).then(setConflict);
        },
      },
    );
  const rebase = () => {
    setBegun(conflict);
    setConflict(null);
    change.reset();
  };
  return {
    base,
    values,
    changes,
    isDirty: Object.keys(changes).length > 0,
    isValid: allKeys.every((key) => findSettingError(key, values[key]) === undefined),
    isSaving: change.isPending,
    conflict,
    saveError,
    edit,
    discard,
    rebase,
    save,
  };
}
