import { listRuleTemplatesOperation } from '@/lib/contracts/rules/parts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listRuleTemplates } from '@/lib/services/rules/parts/list-rule-templates';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listRuleTemplatesOperation, listRuleTemplates),
);
