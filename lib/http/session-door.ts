import type { NextRequest } from 'next/server';
import { underAskedOrigin } from '@/lib/http/asked-origin';
import { limitBody } from '@/lib/http/limit-body';
import { handlers } from '@/lib/http/sessions';

const MOST_BYTES = 16 * 1024;

/** The addresses of Auth.js, under the origin that the browser asked for, with small bodies only. */
export const sessionDoor = {
  GET: (request: NextRequest) => handlers.GET(underAskedOrigin(request)),
  POST: limitBody(MOST_BYTES, (request: NextRequest) => handlers.POST(underAskedOrigin(request))),
};
