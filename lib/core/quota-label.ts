import { humanized } from '@/lib/core/wording';

const labels: Readonly<Record<string, string>> = {
  nc_user_count: 'People',
  nc_resource_count: 'Resources',
  nc_project_count: 'Projects',
};

/** What a quota limits, as people read it. */
export function quotaLabel(name: string): string {
  return labels[name] ?? humanized(name);
}
