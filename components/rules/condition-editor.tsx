'use client';

import { replaceCriterion } from '@/components/rules/change-criteria';
import { ConfigForm } from '@/components/rules/config-form';
import { readConfigSchema } from '@/components/rules/config-schema';
import type { Condition } from '@/components/rules/criteria';
import type { Criteria } from '@/components/rules/criteria-of-form';
import { CriterionMenu } from '@/components/rules/criterion-menu';
import { Fault } from '@/components/rules/fault';
import { Pill } from '@/components/ui/pill';

interface ConditionEditorProps {
  condition: Condition;
  criteria: Criteria;
}

/** One condition with its settings. */
export function ConditionEditor({ condition, criteria }: ConditionEditorProps) {
  const { errorAt, filters, onChange, paths, root } = criteria;
  const part = filters.find(({ key }) => key === condition.key);
  const path = paths.get(condition.id) ?? 'filters';
  const error = errorAt(path) ?? errorAt(`${path}.key`) ?? errorAt(`${path}.config`);
  return (
    <div className="rounded-lg border bg-surface p-3">
      <div className="flex items-center gap-2">
        {condition.isNegated && <Pill tone="warning">Not</Pill>}
        <h4 className="min-w-0 flex-1 font-medium">{part?.label ?? condition.key}</h4>
        <CriterionMenu criteria={criteria} criterion={condition} />
      </div>
      {part !== undefined && (
        <ConfigForm
          schema={readConfigSchema(part.config_schema)}
          config={condition.config}
          path={`${path}.config`}
          errorAt={errorAt}
          onChange={(config) => onChange(replaceCriterion(root, condition.id, () => [{ ...condition, config }]))}
        />
      )}
      <Fault>{error}</Fault>
    </div>
  );
}
