import { changeProviderOperation, readProviderOperation } from '@/lib/contracts/providers';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { changeProvider } from '@/lib/services/providers/change-provider';
import { readProvider } from '@/lib/services/providers/read-provider';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(readProviderOperation, readProvider),
  serve(changeProviderOperation, changeProvider),
);
