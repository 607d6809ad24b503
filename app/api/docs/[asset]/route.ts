import { openApiAsset } from '@/lib/http/openapi-assets';
import { routeHandlers } from '@/lib/http/route-handlers';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(openApiAsset);
