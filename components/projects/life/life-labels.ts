import type { LifePlace } from '@/components/projects/life/life-edges';
import { projectStateLabels } from '@/components/projects/project-labels';

/** What the places of the drawing are called. */
export const lifeLabels: Readonly<Record<LifePlace, string>> = {
  start: 'Created',
  creating: projectStateLabels.creating.label,
  active: projectStateLabels.active.label,
  end_date_set: projectStateLabels.end_date_set.label,
  in_grace: projectStateLabels.in_grace.label,
  expired: projectStateLabels.expired.label,
  soft_deleted: projectStateLabels.soft_deleted.label,
  gone: 'Deleted for good',
};
