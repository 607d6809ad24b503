import * as purgeProfiles from '@/lib/contracts/people/purge-profiles';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { changePurgeProfile } from '@/lib/services/purge-profiles/change-purge-profile';
import { deletePurgeProfile } from '@/lib/services/purge-profiles/delete-purge-profile';
import { readPurgeProfile } from '@/lib/services/purge-profiles/read-purge-profile';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(purgeProfiles.readProfileOperation, readPurgeProfile),
  serve(purgeProfiles.changeProfileOperation, changePurgeProfile),
  serve(purgeProfiles.deleteProfileOperation, deletePurgeProfile),
);
