import { setEndDateOperation } from '@/lib/contracts/marketplace/marketplace';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { setEndDate } from '@/lib/services/resources/set-end-date';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(setEndDateOperation, setEndDate));
