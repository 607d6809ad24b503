import { readRuleVersionOperation } from '@/lib/contracts/rules/versions';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { readRuleVersion } from '@/lib/services/rules/lifecycle/read-rule-version';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(readRuleVersionOperation, readRuleVersion));
