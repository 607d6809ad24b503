import { healthOperation } from '@/lib/contracts/system';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readHealth } from '@/lib/services/system/read-health';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(healthOperation, readHealth));
