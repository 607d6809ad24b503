import { createGroupInvitationOperation } from '@/lib/contracts/members/group-invitations';
import { createUserInvitationOperation } from '@/lib/contracts/members/invitations';
import { database } from '@/lib/db/client';
import { createGroupInvitation } from '@/lib/services/group-invitations/create-group-invitation';
import { submitGroupRequest } from '@/lib/services/group-invitations/submit-group-request';
import { createUserInvitation } from '@/lib/services/invitations/create-user-invitation';
import { contextOf } from '@/prisma/demo/context-of';

/** Who is invited to a project of the demo and has not answered, who asks to join it by a link, and a project that everyone may ask to join. */
export async function playInvitations(): Promise<void> {
  const { id: scope } = await database().project.findUniqueOrThrow({ where: { external_id: 'demo-summer' } });
  const petra = await contextOf('petra', 20);
  const invited = {
    scope,
    role: 'PROJECT.ADMIN',
    email: 'ingrid@demo.example',
    extra_invitation_text: 'Would you look after the machines of the course?',
  };
  await createUserInvitation(petra, createUserInvitationOperation.body.parse(invited));
  const link = { scope, role: 'PROJECT.MEMBER', custom_text: 'For everyone who takes the course.' };
  const { uuid } = await createGroupInvitation(petra, createGroupInvitationOperation.body.parse(link));
  await submitGroupRequest(await contextOf('mia', 18), { uuid });
  await openToEveryone();
}

async function openToEveryone(): Promise<void> {
  const { id: scope } = await database().project.findUniqueOrThrow({ where: { external_id: 'demo-climate' } });
  const link = { scope, role: 'PROJECT.MEMBER', is_public: true, custom_text: 'Read a century of measurements.' };
  await createGroupInvitation(await contextOf('astrid', 16), createGroupInvitationOperation.body.parse(link));
}
