'use client';

import { Save } from 'lucide-react';
import type { VersionedSettings } from '@/components/settings/queries';
import { formatValue, settingNames } from '@/components/settings/setting-groups';
import type { useSettingsDraft } from '@/components/settings/use-settings-draft';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { classNames } from '@/components/ui/class-names';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { settingsSchema } from '@/lib/contracts/settings';
import { formatCount, fromNow } from '@/lib/core/wording';

type Draft = ReturnType<typeof useSettingsDraft>;

/** Saves or discards the edits; stays in sight while there are any. */
export function SaveBar({ draft }: { draft: Draft }) {
  const count = Object.keys(draft.changes).length;
  return (
    <div
      className={classNames(
        'mt-4 space-y-3 border-t bg-surface py-3',
        draft.isDirty && 'sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-10 md:bottom-0',
      )}
    >
      {draft.conflict !== null && <Conflict base={draft.base} latest={draft.conflict} onRebase={draft.rebase} />}
      {draft.saveError !== null && <Callout tone="danger">{draft.saveError.message}</Callout>}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          type="submit"
          icon={<Save />}
          isPending={draft.isSaving}
          isDisabled={!draft.isDirty || draft.conflict !== null}
        >
          Save settings
        </Button>
        <Button isDisabled={!draft.isDirty || draft.isSaving} onPress={draft.discard}>
          Discard changes
        </Button>
        <p role="status" className="text-sm text-text-muted">
          {draft.isDirty ? formatCount(count, 'unsaved change', 'unsaved changes') : ''}
        </p>
      </div>
    </div>
  );
}

interface ConflictProps {
  base: VersionedSettings;
  latest: VersionedSettings;
  onRebase: () => void;
}

/** Says who changed what meanwhile, and offers to go on with one's own edits on top of it. */
function Conflict({ base, latest, onRebase }: ConflictProps) {
  const now = useNow();
  const { time_zone } = useMe();
  const when = latest.modified === null ? '' : `, ${fromNow(latest.modified, now, time_zone)}`;
  return (
    <div role="alert">
      <Callout tone="warning" action={<Button onPress={onRebase}>Reload and keep my changes</Button>}>
        <p className="font-medium">
          {latest.modified_by ?? 'Someone'} changed the settings after you opened them{when}. Your changes aren’t saved.
        </p>
        <ul className="text-sm text-text-muted">
          {differences(base, latest).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}

function differences(base: VersionedSettings, latest: VersionedSettings): string[] {
  return settingsSchema.keyof().options.flatMap((key) => {
    const [from, to] = [formatValue(base.values[key]), formatValue(latest.values[key])];
    return from === to ? [] : [`${settingNames[key]}: from ${from} to ${to}`];
  });
}
