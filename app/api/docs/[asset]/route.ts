import { door } from '@/lib/http/door';
import { openApiAsset } from '@/lib/http/openapi-assets';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(openApiAsset);
