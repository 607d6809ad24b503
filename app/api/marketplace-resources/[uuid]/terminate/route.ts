import { terminateResourceOperation } from '@/lib/contracts/marketplace';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { terminateResource } from '@/lib/services/resources/terminate-resource';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(terminateResourceOperation, terminateResource));
