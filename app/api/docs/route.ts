import { openApiPage } from '@/lib/http/openapi-page';
import { routeHandlers } from '@/lib/http/route-handlers';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(openApiPage);
