import { approveRuleOperation } from '@/lib/contracts/rules/rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { approveRule } from '@/lib/services/rules/runs/approve-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(approveRuleOperation, approveRule));
