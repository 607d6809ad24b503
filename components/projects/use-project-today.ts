'use client';

import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { Project } from '@/lib/contracts/projects/projects';
import { dayIn } from '@/lib/core/wording';

/** The day in the zone of a project, or in the person's where it names none; the server decides. */
export function useProjectToday({ time_zone }: Pick<Project, 'time_zone'>): string {
  const now = useNow();
  const { time_zone: own } = useMe();
  return dayIn(now, time_zone ?? own);
}
