import { changeMeOperation, readMeOperation } from '@/lib/contracts/people';
import { door } from '@/lib/http/door';
import { serve } from '@/lib/http/serve';
import { changeMe } from '@/lib/services/people/change-me';
import { readMe } from '@/lib/services/people/read-me';

export const { GET, HEAD, POST, PUT, PATCH, DELETE } = door(
  serve(readMeOperation, readMe),
  serve(changeMeOperation, changeMe),
);
