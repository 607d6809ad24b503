import { PageSection } from '@/components/ui/page-section';
import type { Project } from '@/lib/contracts/projects/projects';
import { roleInWords } from '@/lib/core/role-in-words';

/** Who was in a project when it was deleted; nothing where nobody was, or the person may not see it. */
export function FormerTeam({ project }: { project: Project }) {
  const roles = project.termination_metadata?.user_roles ?? [];
  if (roles.length === 0) return null;
  return (
    <PageSection title="Team when it was deleted">
      <ul aria-label="Former team" className="space-y-1">
        {roles.map(({ is_restored, role_id, role_name, user_id, user_username }) => (
          <li key={user_id + role_id}>
            {user_username}
            <span className="text-text-muted">{`, ${roleInWords(role_name)}${is_restored ? ', restored' : ''}`}</span>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
