import { decideRuleOperation } from '@/lib/contracts/rules/rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { decideRule } from '@/lib/services/rules/subjects/decide-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(decideRuleOperation, decideRule));
