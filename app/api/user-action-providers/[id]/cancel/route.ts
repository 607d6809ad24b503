import { cancelProviderRunOperation } from '@/lib/contracts/providers';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { cancelProviderRun } from '@/lib/services/providers/cancel-provider-run';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(cancelProviderRunOperation, cancelProviderRun));
