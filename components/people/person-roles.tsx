import { Moment } from '@/components/ui/moment';
import type { Person } from '@/lib/contracts/people/person';

/** What somebody may do where, since when, by whom and until when. */
export function PersonRoles({ roles }: Pick<Person, 'roles'>) {
  if (roles.length === 0) return <p className="text-text-muted">No roles.</p>;
  return (
    <ul className="space-y-1.5">
      {roles.map((held) => (
        <li key={`${held.role} ${held.scope_uuid}`}>
          <code>{held.role}</code> {placeOf(held)}
          <span className="block text-sm text-text-muted">
            Since <Moment at={held.since} />
            {held.granted_by !== null && `, granted by ${held.granted_by.full_name}`}
            {held.expiration_time !== null && (
              <>
                , expires <Moment at={held.expiration_time} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function placeOf({ scope_name, scope_type }: Person['roles'][number]): string {
  switch (scope_type) {
    case 'installation':
      return 'in the whole installation';
    case 'customer':
      return `in ${scope_name} (organisation)`;
    case 'project':
      return `in ${scope_name}`;
  }
}
