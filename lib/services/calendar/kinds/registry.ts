import { accessExpiry } from '@/lib/services/calendar/kinds/access-expiry';
import { accessMilestone } from '@/lib/services/calendar/kinds/access-milestone';
import { actionDue } from '@/lib/services/calendar/kinds/action-due';
import { projectEnd } from '@/lib/services/calendar/kinds/project-end';
import { resourceEnd } from '@/lib/services/calendar/kinds/resource-end';

/** Every kind of event in calendars. A new one is a file beside this and a line here. */
export const calendarKinds = [actionDue, projectEnd, resourceEnd, accessExpiry, accessMilestone];
