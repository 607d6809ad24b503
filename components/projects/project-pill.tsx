import { projectStateLabels } from '@/components/projects/project-labels';
import { Pill } from '@/components/ui/pill';
import type { ProjectState } from '@/lib/contracts/projects/life';

/** Where a project stands in its life, by colour, icon and word. */
export function ProjectPill({ state }: { state: ProjectState }) {
  const { icon: Icon, label, tone } = projectStateLabels[state];
  return (
    <Pill tone={tone} icon={<Icon aria-hidden />}>
      {label}
    </Pill>
  );
}
