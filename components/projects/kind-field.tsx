'use client';

import { projectKindLabels } from '@/components/projects/project-labels';
import { Select } from '@/components/ui/select';
import { projectKindNames } from '@/lib/contracts/members/places';
import type { Project } from '@/lib/contracts/projects/projects';

interface KindFieldProps {
  onChange: (kind: Project['kind']) => void;
  value: Project['kind'];
}

/** What a project is for. */
export function KindField({ onChange, value }: KindFieldProps) {
  return (
    <Select
      label="Type"
      options={projectKindNames.map((id) => ({ id, label: projectKindLabels[id] }))}
      value={value}
      onChange={onChange}
    />
  );
}
