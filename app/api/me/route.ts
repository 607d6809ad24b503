import { changeMeOperation, readMeOperation } from '@/lib/contracts/people/people';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changeMe } from '@/lib/services/people/change-me';
import { readMe } from '@/lib/services/people/read-me';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(readMeOperation, readMe),
  serve(changeMeOperation, changeMe),
);
