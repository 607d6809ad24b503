import { readUserOperation } from '@/lib/contracts/person';
import type { Profile } from '@/lib/contracts/profiles';
import { DomainError } from '@/lib/core/errors';
import { fillPath } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { absoluteUrl } from '@/lib/emails/absolute-url';

/** A person as the API shows them in full, whoever asks. @throws not_found */
export async function findProfile({ db }: Ctx, uuid: string): Promise<Profile> {
  const person = await db.user.findUnique({ where: { id: uuid } });
  if (person === null) throw new DomainError('not_found');
  return profileOf({ ...person, uuid, date_joined: person.created.toISOString() });
}

type Stored = Pick<
  Profile,
  | 'uuid'
  | 'username'
  | 'full_name'
  | 'email'
  | 'is_staff'
  | 'is_support'
  | 'affiliations'
  | 'identity_source'
  | 'date_joined'
> & { status: string };

/** What is stored of a person, in the words of the API. */
export function profileOf(stored: Stored): Profile {
  const { uuid, username, full_name, email, is_staff, is_support } = stored;
  const { affiliations, identity_source, status, date_joined } = stored;
  return {
    url: absoluteUrl(fillPath(readUserOperation.path, { uuid })),
    uuid,
    username,
    slug: slugOf(username),
    full_name,
    ...partsOf(full_name),
    native_name: '',
    email,
    is_staff,
    is_support,
    is_active: status === 'active',
    affiliations,
    identity_source,
    date_joined,
    image: null,
  };
}

function slugOf(username: string): string {
  return username
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The first and the last name of a full name, cut at its last space; a name without one is a first name. */
export function partsOf(fullName: string): { first_name: string; last_name: string } {
  const name = fullName.trim();
  const at = name.lastIndexOf(' ');
  return at === -1
    ? { first_name: name, last_name: '' }
    : { first_name: name.slice(0, at).trim(), last_name: name.slice(at + 1) };
}
