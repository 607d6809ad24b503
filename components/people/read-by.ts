import { readBy } from '@/lib/client/read-by';

/** Who can read the reasons given for what is done to a person. */
export const READ_BY = readBy('in the person’s history');
