import { door } from '@/lib/http/door';
import { openApiAnswer } from '@/lib/http/openapi-answer';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(openApiAnswer);
