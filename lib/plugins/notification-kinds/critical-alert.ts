import { defineStaffKind } from '@/lib/plugins/notification-kinds/define-staff-kind';
import { always } from '@/lib/plugins/notification-kinds/notification-kind';

const why = 'Critical messages go to all staff immediately, even in quiet hours.';

export const criticalAlert = defineStaffKind({
  id: 'critical_alert',
  label: 'Critical platform alerts',
  description: 'Alerts with the severity critical.',
  isMandatory: true,
  channels: { in_app: always(why), email: always(why) },
});
