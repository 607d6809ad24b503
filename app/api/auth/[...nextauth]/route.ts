import type { NextRequest } from 'next/server';
import { underAskedOrigin } from '@/lib/http/asked-origin';
import { limitBody } from '@/lib/http/limit-body';
import { handlers } from '@/lib/http/sessions';

const MOST_BYTES = 16 * 1024;

export const GET = (request: NextRequest) => handlers.GET(underAskedOrigin(request));
export const POST = limitBody(MOST_BYTES, (request: NextRequest) => handlers.POST(underAskedOrigin(request)));
