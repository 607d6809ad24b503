import { changeOfferingOperation, readOfferingOperation } from '@/lib/contracts/marketplace/offerings';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeOffering } from '@/lib/services/offerings/change-offering';
import { readOffering } from '@/lib/services/offerings/read-offering';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readOfferingOperation, readOffering),
  serve(changeOfferingOperation, changeOffering),
);
