import { readyOperation } from '@/lib/contracts/system';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { checkReadiness } from '@/lib/services/system/check-readiness';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(readyOperation, checkReadiness));
