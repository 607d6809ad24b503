'use client';

import { ConfigForm } from '@/components/rules/config-form';
import { initialConfig, readConfigSchema } from '@/components/rules/config-schema';
import type { RuleDraft } from '@/components/rules/rule-draft';
import { Select } from '@/components/ui/select';
import type { RuleParts } from '@/lib/contracts/rules/parts';

interface ActionFieldProps {
  action: RuleDraft['action'];
  actions: RuleParts['actions'];
  errorAt: (path: string) => string | undefined;
  onChange: (action: RuleDraft['action']) => void;
}

/** What a rule does, with its settings. */
export function ActionField({ action, actions, errorAt, onChange }: ActionFieldProps) {
  const part = actions.find(({ key }) => key === action?.key);
  const choose = (key: string) => {
    const chosen = actions.find((one) => one.key === key);
    if (chosen) onChange({ key, config: initialConfig(readConfigSchema(chosen.config_schema)) });
  };
  return (
    <div className="space-y-3">
      <div className="max-w-md">
        <Select
          label="Action"
          isRequired
          placeholder="Choose an action"
          value={action?.key ?? null}
          error={errorAt('action') ?? errorAt('action.key')}
          options={actions.map(({ key, label }) => ({ id: key, label }))}
          onChange={choose}
        />
      </div>
      {action !== null && part !== undefined && (
        <>
          <p className="text-sm text-text-muted">{effectOf(part)}</p>
          <ConfigForm
            schema={readConfigSchema(part.config_schema)}
            config={action.config}
            path="action.config"
            errorAt={errorAt}
            onChange={(config) => onChange({ ...action, config })}
          />
        </>
      )}
    </div>
  );
}

function effectOf({ is_destructive, is_reversible }: RuleParts['actions'][number]): string {
  const approval = is_destructive ? 'A second admin has to approve who it acts on. ' : '';
  return `${approval}${is_reversible ? 'It can be undone for 14 days.' : 'It can’t be undone.'}`;
}
