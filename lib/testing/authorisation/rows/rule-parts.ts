import { only } from '@/lib/testing/authorisation/expectations';
import type { MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { makeRule } from '@/lib/testing/make-rule';

const body = {
  action: { key: 'suspend_user' },
  filters: { all: [{ key: 'email_domain', config: { domains: ['nobody.example'] } }] },
};

/** Support may look at all that rules are and find. */
const looking = only(['staff', 'support'], 200, 403);

export const rulePartRows: MatrixRows = {
  scheduled_rules_preview: { outcomes: { all: looking }, ask: async () => ({ body }) },
  scheduled_rules_preview_saved: {
    outcomes: { all: looking },
    ask: async () => ({ params: { id: (await makeRule(body.filters)).id }, body: {} }),
  },
  scheduled_rule_parts_list: { outcomes: { all: looking }, ask: async () => ({}) },
  scheduled_rule_references_list: { outcomes: { all: looking }, ask: async () => ({ query: '?kind=role' }) },
  scheduled_rule_templates_list: { outcomes: { all: looking }, ask: async () => ({}) },
};
