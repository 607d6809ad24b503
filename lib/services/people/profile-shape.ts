import { apiPath } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import type { RowShape } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';

const url = sql`${absoluteUrl(apiPath('users'))} || person.id || '/'`;
const slug = sql`btrim(regexp_replace(lower(person.username), '[^a-z0-9]+', '-', 'g'), '-')`;
const name = sql`btrim(person.full_name)`;
const hasSurname = sql`position(' ' IN ${name}) > 0`;

/** A row of `user_account AS person` in full, as the API shows it. A name is cut at its last space; one without is a first name. */
export const profileShape: RowShape = {
  id: sql`person.id`,
  tables: sql`user_account AS person`,
  json: sql`jsonb_build_object(
    'url', ${url}, 'uuid', person.id, 'username', person.username, 'slug', ${slug}, 'full_name', person.full_name,
    'first_name', CASE WHEN ${hasSurname} THEN btrim(regexp_replace(${name}, ' [^ ]*$', '')) ELSE ${name} END,
    'last_name', CASE WHEN ${hasSurname} THEN substring(${name} FROM '[^ ]*$') ELSE '' END,
    'native_name', '', 'email', person.email, 'is_staff', person.is_staff, 'is_support', person.is_support,
    'is_active', person.status = 'active', 'affiliations', coalesce(person.affiliations, '{}'),
    'identity_source', person.identity_source, 'date_joined', person.created, 'image', NULL)`,
};

/** The same with what people know of each other who share an organisation or a project. */
export const acquaintanceShape: RowShape = {
  ...profileShape,
  json: sql`jsonb_build_object('url', ${url}, 'uuid', person.id, 'username', person.username,
    'full_name', person.full_name, 'email', person.email)`,
};
