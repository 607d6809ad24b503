import { defineStaffKind } from '@/lib/plugins/notification-kinds/define-staff-kind';
import { always } from '@/lib/plugins/notification-kinds/notification-kind';

const why = 'Critical messages go to all staff immediately, even in quiet hours.';

export const criticalNotice = defineStaffKind({
  id: 'critical_notice',
  label: 'Critical notifications',
  description: 'Notifications with the priority critical.',
  isMandatory: true,
  channels: { in_app: always(why), email: always(why) },
});
