import { createRuleOperation, listRulesOperation } from '@/lib/contracts/rules/rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createRule } from '@/lib/services/rules/lifecycle/create-rule';
import { listRules } from '@/lib/services/rules/lifecycle/list-rules';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listRulesOperation, listRules),
  serve(createRuleOperation, createRule),
);
