import { listRuleReferencesOperation } from '@/lib/contracts/rules/references';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listRuleReferences } from '@/lib/services/rules/list-rule-references';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listRuleReferencesOperation, listRuleReferences),
);
