import type { Priority } from '@/lib/contracts/alerts/priorities';
import type { Ctx } from '@/lib/db/context';
import { expireAccess } from '@/lib/services/access-approvals/expire-access';
import { sendAccessNotices } from '@/lib/services/access-notices/send-access-notices';
import { requestPasswordReset } from '@/lib/services/accounts/request-password-reset';
import { requestSignInLink } from '@/lib/services/accounts/request-sign-in-link';
import { setPassword } from '@/lib/services/accounts/set-password';
import { deliver } from '@/lib/services/delivery/deliver';
import { queueDigests } from '@/lib/services/digests/queue-digests';
import { queueNoticeDigests } from '@/lib/services/digests/queue-notice-digests';
import { registerInvited } from '@/lib/services/invitations/register-invited';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { createUser } from '@/lib/services/people/create-user';
import { deleteProject } from '@/lib/services/projects/delete-project';
import { moveProject } from '@/lib/services/projects/move-project';
import { recoverProject } from '@/lib/services/projects/recover-project';

const unknownNetwork = { network: null };
const noInvitations = { send_invitations_to_previous_members: false } as const;

const works: Readonly<Record<string, (ctx: Ctx, about: string) => Promise<unknown>>> = {
  'access-expiry': (ctx) => expireAccess(ctx),
  'access-reminders': (ctx) => sendAccessNotices(ctx),
  deliver: (ctx) => deliver(ctx),
  'queue-digests': queueDigests,
  'queue-notice-digests': (ctx) => queueNoticeDigests(ctx),
  'raise-critical': (ctx, title) => raise(ctx, 'critical', title),
  'raise-normal': (ctx, title) => raise(ctx, 'normal', title),
  invite: (ctx, email) => createUser(ctx, { email, full_name: 'New', is_staff: false, is_support: false }),
  'ask-for-password': (ctx, email) => requestPasswordReset(ctx, { email }, unknownNetwork),
  'ask-for-sign-in': (ctx, email) => requestSignInLink(ctx, { email }, unknownNetwork),
  'delete-project': (ctx, uuid) => deleteProject(ctx, { uuid }),
  'recover-project': (ctx, uuid) => recoverProject(ctx, { uuid, restore_team_members: true, ...noInvitations }),
  'move-project': (ctx, about) => {
    const [uuid = '', customer = ''] = about.split(' ');
    return moveProject(ctx, { uuid, customer, preserve_permissions: false });
  },
  'register-invited': (ctx, about) => {
    const [uuid = '', token = ''] = about.split(' ');
    const given = { uuid, token, full_name: 'Ann Bell', password: 'seven grey seals at noon' };
    return registerInvited(ctx, given, unknownNetwork);
  },
  'set-password': (ctx, token) => setPassword(ctx, { token, password: 'seven grey seals at noon' }),
};

/** Does one piece of work: its name, and after a space what it is about where it is about something. */
export function work(ctx: Ctx, cause: string): Promise<unknown> {
  const [name = '', ...about] = cause.split(' ');
  const start = works[name];
  if (start === undefined) throw new Error(`No work is called ${name}.`);
  return start(ctx, about.join(' '));
}

function raise(ctx: Ctx, priority: Priority, title: string): Promise<unknown> {
  return createNotification(ctx, {
    type: 'store_issue',
    priority,
    title,
    message: 'The store is closed.',
    action_required: false,
    action_url: null,
    notification_metadata: {},
  });
}
