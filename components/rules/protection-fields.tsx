'use client';

import { memberLabels } from '@/components/rules/member-labels';
import { ReferencesField } from '@/components/rules/references-field';
import type { RuleDraft } from '@/components/rules/rule-draft';
import { Checkbox } from '@/components/ui/checkbox';
import { NumberField } from '@/components/ui/number-field';

interface ProtectionFieldsProps {
  draft: RuleDraft;
  edit: (changes: Partial<RuleDraft>) => void;
  errorAt: (path: string) => string | undefined;
}

/** What keeps a rule from doing more than was meant. */
export function ProtectionFields({ draft, edit, errorAt }: ProtectionFieldsProps) {
  return (
    <div className="space-y-4">
      <p className="text-sm text-text-muted">
        A run that finds more people than this does nothing until an admin has looked at it.
      </p>
      <div className="grid max-w-xl gap-3 sm:grid-cols-2">
        <NumberField
          label={memberLabels['caps.max_users']}
          value={draft.maxUsers}
          minValue={1}
          maxValue={1_000_000}
          error={errorAt('caps.max_users')}
          onChange={(maxUsers) => edit({ maxUsers })}
        />
        <NumberField
          label={memberLabels['caps.max_percent']}
          value={draft.maxPercent}
          minValue={0}
          maxValue={100}
          step={0.1}
          error={errorAt('caps.max_percent')}
          onChange={(maxPercent) => edit({ maxPercent })}
        />
        <TimeFields {...{ draft, edit, errorAt }} />
      </div>
      <div className="space-y-1">
        <Checkbox isSelected={draft.protectStaff} onChange={(protectStaff) => edit({ protectStaff })}>
          {memberLabels.protect_staff}
        </Checkbox>
        <Checkbox
          isSelected={draft.approvalPolicy === 'always'}
          onChange={(isAlways) => edit({ approvalPolicy: isAlways ? 'always' : 'when_destructive' })}
        >
          Always ask a second admin for approval
        </Checkbox>
      </div>
      <ReferencesField
        kind="user"
        label={memberLabels.excluded_user_uuids}
        error={errorAt('excluded_user_uuids')}
        targets={draft.excludedUserUuids}
        onChange={(excludedUserUuids) => edit({ excludedUserUuids })}
      />
      <p className="text-sm text-text-muted">
        People on legal hold, service accounts, the last active member of staff, and whoever wrote, activated, approved
        or started the rule, or decided about its people, are never acted on.
      </p>
    </div>
  );
}

/** When people are warned, and when the action is repeated. */
function TimeFields({ draft, edit, errorAt }: ProtectionFieldsProps) {
  return (
    <>
      <NumberField
        label={memberLabels.warn_days}
        description="Enter 0 to act without a warning."
        value={draft.warnDays}
        minValue={0}
        maxValue={365}
        error={errorAt('warn_days')}
        onChange={(warnDays) => edit({ warnDays })}
      />
      <NumberField
        label={memberLabels.repeat_days}
        description="Leave empty to act once on each person."
        value={draft.repeatDays ?? Number.NaN}
        minValue={1}
        maxValue={3_650}
        error={errorAt('repeat_days')}
        onChange={(days) => edit({ repeatDays: Number.isNaN(days) ? null : days })}
      />
    </>
  );
}
