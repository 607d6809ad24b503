import { useState } from 'react';
import { CheckPersonDialog } from '@/components/projects/check-person-dialog';
import { restrictionLabels } from '@/components/projects/restriction-labels';
import { RestrictionsDialog } from '@/components/projects/restrictions-dialog';
import { Button } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { PageSection } from '@/components/ui/page-section';
import type { ProjectCommandKey } from '@/lib/contracts/project-commands';
import type { Project } from '@/lib/contracts/projects';
import { restrictionLists } from '@/lib/contracts/restrictions';

interface RestrictionsSectionProps {
  commands: ReadonlySet<ProjectCommandKey>;
  project: Project;
}

type Asked = 'set' | 'check' | null;

/** Whom a project lets in, and whether it would let somebody in. */
export function RestrictionsSection({ commands, project }: RestrictionsSectionProps) {
  const [asked, setAsked] = useState<Asked>(null);
  const facts = restrictionLists.map((list) => ({
    label: restrictionLabels[list].label,
    value: project[list].length > 0 && project[list].join(', '),
  }));
  const isOpen = restrictionLists.every((list) => project[list].length === 0);
  return (
    <PageSection title="Who can join">
      <div className="space-y-3">
        {isOpen ? (
          <p className="text-text-muted">This project lets in anyone whom {project.customer_name} lets in.</p>
        ) : (
          <Facts facts={facts} />
        )}
        <div className="flex flex-wrap gap-2">
          {commands.has('set_restrictions') && <Button onPress={() => setAsked('set')}>Change restrictions</Button>}
          {commands.has('check_restrictions') && (
            <Button onPress={() => setAsked('check')}>Would this person get in?</Button>
          )}
        </div>
      </div>
      {asked === 'set' && <RestrictionsDialog project={project} onClose={() => setAsked(null)} />}
      {asked === 'check' && <CheckPersonDialog project={project} onClose={() => setAsked(null)} />}
    </PageSection>
  );
}
