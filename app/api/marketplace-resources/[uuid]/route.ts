import { readResourceOperation } from '@/lib/contracts/marketplace';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readResource } from '@/lib/services/resources/read-resource';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(readResourceOperation, readResource));
