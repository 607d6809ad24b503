import { activateRuleOperation } from '@/lib/contracts/rules/rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(activateRuleOperation, activateRule));
