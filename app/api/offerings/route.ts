import { listOfferingsOperation } from '@/lib/contracts/marketplace/offerings';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { listOfferings } from '@/lib/services/offerings/list-offerings';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(serve(listOfferingsOperation, listOfferings));
