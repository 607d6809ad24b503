import { z } from 'zod';
import { adminNoticePage } from '@/lib/core/routes';
import { RowError } from '@/lib/db/row-error';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { defineKind, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

const facts = z.object({ id: z.int(), type: z.string().optional(), title: z.string(), message: z.string() });

type StaffKind = Pick<NotificationKind, 'id' | 'label' | 'description' | 'channels'> & { isMandatory?: boolean };

/** A kind that notifies all staff of a notification or an alert; webhooks get its facts. */
export function defineStaffKind(kind: StaffKind): NotificationKind<z.output<typeof facts>> {
  return defineKind({
    ...kind,
    audience: 'staff',
    facts,
    title: ({ title }) => title,
    write: ({ message, title }, _reader, { priority, subject }) => {
      if (subject === null) throw new RowError('It doesn’t say what it is about.');
      const url = absoluteUrl(adminNoticePage(`${subject.type}:${subject.id}`));
      return { priority, isAlert: subject.type === 'alert', title, message, url };
    },
  });
}
