import * as audiences from '@/lib/contracts/people/audiences';
import { routeHandlers } from '@/lib/http/route-handlers';
import { serve } from '@/lib/http/serve';
import { deleteAudience } from '@/lib/services/audiences/delete-audience';
import { readAudience } from '@/lib/services/audiences/read-audience';
import { renameAudience } from '@/lib/services/audiences/rename-audience';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = routeHandlers(
  serve(audiences.readAudienceOperation, readAudience),
  serve(audiences.renameAudienceOperation, renameAudience),
  serve(audiences.deleteAudienceOperation, deleteAudience),
);
