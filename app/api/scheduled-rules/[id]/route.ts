import { changeRuleOperation, readRuleOperation } from '@/lib/contracts/rules/rules';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeRule } from '@/lib/services/rules/lifecycle/change-rule';
import { readRule } from '@/lib/services/rules/lifecycle/read-rule';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readRuleOperation, readRule),
  serve(changeRuleOperation, changeRule),
);
