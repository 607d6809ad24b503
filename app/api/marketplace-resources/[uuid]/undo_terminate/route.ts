import { keepResourceOperation } from '@/lib/contracts/marketplace';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { keepResource } from '@/lib/services/resources/keep-resource';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(keepResourceOperation, keepResource));
