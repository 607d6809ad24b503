import { openApiAnswer } from '@/lib/http/openapi-answer';
import { routeHandlers } from '@/lib/http/route-handlers';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(openApiAnswer);
