'use client';

import { useQuery } from '@tanstack/react-query';
import { EndedBanner } from '@/components/projects/ended-banner';
import { projectQuery } from '@/components/projects/queries';
import type { Project } from '@/lib/contracts/projects/projects';

interface EndedBannerOfProps {
  name: string;
  /** How it stood when the page was made. */
  project: Pick<Project, 'effective_end_date' | 'end_date' | 'state'> & { isReadable: boolean };
  uuid: string;
}

/** On pages of something in a project: that it has ended, which follows changes as they happen where the person reads the project. */
export function EndedBannerOf({ name, project, uuid }: EndedBannerOfProps) {
  const { data } = useQuery({ ...projectQuery(uuid), enabled: project.isReadable });
  return <EndedBanner name={name} project={data ?? project} />;
}
