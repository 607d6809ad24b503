import { limitBody } from '@/lib/http/limit-body';
import { handlers } from '@/lib/http/sessions';

const MOST_BYTES = 16 * 1024;

export const { GET } = handlers;
export const POST = limitBody(MOST_BYTES, handlers.POST);
