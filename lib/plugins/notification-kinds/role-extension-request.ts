import { z } from 'zod';
import { mayChangeRole } from '@/lib/auth/decides-about';
import { isLive } from '@/lib/auth/live-roles';
import { env } from '@/lib/core/env';
import { placePage } from '@/lib/core/routes';
import { exactly } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { choice, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** What a message of this kind is about. */
export const USER_ROLE = 'user_role';

const facts = z.object({
  role_uuid: z.guid(),
  /** What the role is called, as "Project manager". */
  role: z.string(),
  place: z.string(),
  place_kind: z.enum(['project', 'customer']),
  place_uuid: z.guid(),
  holder_name: z.string(),
  expires_at: z.string(),
});

type Asked = z.output<typeof facts>;

const titleOf = ({ holder_name, place }: Asked) => `${holder_name} asks to keep a role in ${place}`;

/** The role that a message is about, while it counts, with what `mayChangeRole` speaks of. */
const askedRole = sql`user_role AS asked JOIN role ON role.id = asked.role_id LEFT JOIN project ON project.id = asked.project_id
  WHERE asked.id = message.subject_id::uuid AND ${isLive(sql`asked`, sql`now()`)}`;

const decides = (person: Sql) => sql`(${person}.status = 'active' AND NOT ${person}.is_service_account
  AND ${mayChangeRole(sql`${person}.id`, sql`now()`)})`;

/** Tells those who may change a role that its holder asks for more time, or staff where there is nobody. */
export const roleExtensionRequest = defineKind({
  id: 'role_extension_request',
  label: 'Requests to keep a role',
  description: 'Someone whose role expires soon asks to keep it longer.',
  audience: {
    people: sql`message.subject_type = ${USER_ROLE} AND EXISTS (SELECT FROM ${askedRole} AND (${decides(sql`person`)}
      OR (person.is_staff AND NOT EXISTS (SELECT FROM user_account AS other WHERE ${decides(sql`other`)}))))`,
  },
  channels: { email: choice('at_once', ['at_once', 'digest', 'off']) },
  facts,
  title: titleOf,
  write: (asked, { email, time_zone }) => ({
    heading: titleOf(asked),
    paragraphs: [
      `${asked.holder_name} has the role “${asked.role}” in ${asked.place} until ${exactly(asked.expires_at, time_zone)}, and asks to keep it longer.`,
    ],
    button: {
      label: 'View members',
      url: absoluteUrl(placePage({ kind: asked.place_kind, uuid: asked.place_uuid })),
    },
    reason: `${env.HEED_SITE_NAME} sends this because ${email} can change roles there.`,
  }),
});
