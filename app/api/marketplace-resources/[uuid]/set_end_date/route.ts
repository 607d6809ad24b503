import { setEndDateOperation } from '@/lib/contracts/marketplace';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { setEndDate } from '@/lib/services/resources/set-end-date';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(serve(setEndDateOperation, setEndDate));
