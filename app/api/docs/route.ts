import { door } from '@/lib/http/door';
import { openApiPage } from '@/lib/http/openapi-page';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(openApiPage);
