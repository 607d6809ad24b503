import { renewResourceOperation } from '@/lib/contracts/marketplace';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { renewResource } from '@/lib/services/resources/renew-resource';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(renewResourceOperation, renewResource));
