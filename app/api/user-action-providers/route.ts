import { listProvidersOperation } from '@/lib/contracts/providers';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { listProviders } from '@/lib/services/providers/list-providers';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(listProvidersOperation, listProviders));
