import { sessionRouteHandlers } from '@/lib/http/session-route-handlers';

export const { GET, POST } = sessionRouteHandlers;
