import { duplicateRuleOperation } from '@/lib/contracts/rules/rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { duplicateRule } from '@/lib/services/rules/lifecycle/duplicate-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(duplicateRuleOperation, duplicateRule));
