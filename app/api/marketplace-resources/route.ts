import { listResourcesOperation } from '@/lib/contracts/marketplace';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { listResources } from '@/lib/services/resources/list-resources';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(listResourcesOperation, listResources));
