import { listRulePartsOperation } from '@/lib/contracts/rules/parts';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listRuleParts } from '@/lib/services/rules/parts/list-rule-parts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listRulePartsOperation, listRuleParts));
