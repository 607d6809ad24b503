import type { RuleParts } from '@/lib/contracts/rules/parts';
import type { Ctx } from '@/lib/db/context';
import { ruleActions } from '@/lib/plugins/rules/actions/registry';
import { configJsonSchema } from '@/lib/plugins/rules/config-json-schema';
import { offeredFilters } from '@/lib/services/rules/definition/require-offered';

/** What the audience in examples is called. */
const names = new Map([['audience:00000000-0000-4000-8000-000000000000', 'an audience']]);

/** The filters and actions that rules can be made of here. One statement. */
export async function listRuleParts(ctx: Ctx): Promise<RuleParts> {
  return {
    filters: (await offeredFilters(ctx)).map((filter) => ({
      key: filter.key,
      label: filter.label,
      sentence: filter.sentence(filter.example, names),
      config_schema: configJsonSchema(filter),
    })),
    actions: ruleActions.map((action) => ({
      key: action.key,
      label: action.label,
      sentence: action.sentence(action.example, names),
      config_schema: configJsonSchema(action),
      is_destructive: action.isDestructive,
      is_reversible: action.isReversible,
      ends_match: typeof action.endsMatch === 'string' ? action.endsMatch : 'depends',
    })),
  };
}
