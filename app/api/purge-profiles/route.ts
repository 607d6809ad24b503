import { createPurgeProfileOperation, listPurgeProfilesOperation } from '@/lib/contracts/people/purge-profiles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { createPurgeProfile } from '@/lib/services/purge-profiles/create-purge-profile';
import { listPurgeProfiles } from '@/lib/services/purge-profiles/list-purge-profiles';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(listPurgeProfilesOperation, listPurgeProfiles),
  serve(createPurgeProfileOperation, createPurgeProfile),
);
