import { sessionDoor } from '@/lib/http/session-door';

export const { GET, POST } = sessionDoor;
