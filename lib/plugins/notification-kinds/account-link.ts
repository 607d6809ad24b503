import { always, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const accountLink: NotificationKind = {
  id: 'account_link',
  label: 'Links to your account',
  description: 'Invitations, and links to set a password or to sign in.',
  audience: 'addressee',
  isMandatory: true,
  channels: { email: always('They come when you ask for them, or when somebody invites you.') },
  digestOf: null,
};
