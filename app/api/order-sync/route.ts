import { readOrderSyncOperation } from '@/lib/contracts/order-sync';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { readOrderSync } from '@/lib/services/order-sync/read-order-sync';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(readOrderSyncOperation, readOrderSync));
