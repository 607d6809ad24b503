import { z } from 'zod';
import { instant } from '@/lib/contracts/common';
import { fileAnswer, operation } from '@/lib/contracts/operation';

/** Whether somebody's calendar can be read, since when, and when a program last did. */
export const calendarAddress = z.strictObject({
  is_on: z.boolean(),
  created: instant.nullable(),
  last_read_at: instant.nullable(),
});

export type CalendarAddress = z.output<typeof calendarAddress>;

export const readFeedOperation = operation({
  id: 'calendar_address_read',
  method: 'GET',
  path: '/api/me/calendar/',
  summary: 'Read whether your calendar feed is on, and when it was last read',
  permission: 'SIGNED_IN',
  answer: calendarAddress,
});

export const createFeedOperation = operation({
  id: 'calendar_address_create',
  method: 'POST',
  path: '/api/me/calendar/',
  summary: 'Create the URL of your calendar feed, returned only once; the one before stops working',
  permission: 'SIGNED_IN',
  reachesOut: true,
  status: 201,
  answer: z.strictObject({ url: z.string() }),
  isAnswerSecret: true,
});

export const endFeedOperation = operation({
  id: 'calendar_address_end',
  method: 'DELETE',
  path: '/api/me/calendar/',
  summary: 'Turn your calendar feed off: its URL stops working',
  permission: 'SIGNED_IN',
  status: 204,
  answer: z.undefined(),
});

export const readCalendarOperation = operation({
  id: 'calendar_read',
  method: 'GET',
  path: '/api/calendar/{secret}.ics',
  summary: 'Read a calendar feed by its secret URL: the dates of its owner, as iCalendar',
  permission: 'ANYBODY',
  params: z.strictObject({ secret: z.string().transform((file) => file.replace(/\.ics$/, '')) }),
  answer: fileAnswer,
  gives: { kind: 'file', mediaTypes: ['text/calendar'] },
  isAddressSecret: true,
  errors: ['not_found'],
});
