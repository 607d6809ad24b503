'use client';

import { replaceCriterion } from '@/components/rules/change-criteria';
import { ConfigForm } from '@/components/rules/config-form';
import { fieldsOf, readConfigSchema } from '@/components/rules/config-schema';
import type { Condition } from '@/components/rules/criteria';
import type { Criteria } from '@/components/rules/criteria-of-form';
import { CriterionMenu } from '@/components/rules/criterion-menu';
import { InlineError } from '@/components/rules/inline-error';
import { Pill } from '@/components/ui/pill';

interface ConditionEditorProps {
  condition: Condition;
  criteria: Criteria;
}

/** One condition with its settings. */
export function ConditionEditor({ condition, criteria }: ConditionEditorProps) {
  const { errorAt, filters, onChange, paths, root } = criteria;
  const part = filters.find(({ key }) => key === condition.key);
  const label = part?.label ?? condition.key;
  const schema = readConfigSchema(part?.config_schema);
  const path = paths.get(condition.id) ?? 'filters';
  const error = errorAt(path) ?? errorAt(`${path}.key`) ?? errorAt(`${path}.config`);
  return (
    <fieldset aria-label={label} className="rounded-lg border bg-surface p-2 ps-3">
      <div className="flex items-start gap-2">
        <div className="flex min-h-9 min-w-0 flex-1 flex-wrap items-center gap-2">
          {condition.isNegated && <Pill tone="warning">Not</Pill>}
          {part === undefined || fieldsOf(schema).length === 0 ? (
            label
          ) : (
            <ConfigForm
              isSentence
              schema={schema}
              config={condition.config}
              path={`${path}.config`}
              errorAt={errorAt}
              onChange={(config) => onChange(replaceCriterion(root, condition.id, () => [{ ...condition, config }]))}
            />
          )}
        </div>
        <CriterionMenu criteria={criteria} criterion={condition} />
      </div>
      <InlineError>{error}</InlineError>
    </fieldset>
  );
}
