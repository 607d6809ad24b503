import { listRuleVersionsOperation } from '@/lib/contracts/rules/versions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listRuleVersions } from '@/lib/services/rules/lifecycle/list-rule-versions';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listRuleVersionsOperation, listRuleVersions),
);
