'use client';

import { useQuery } from '@tanstack/react-query';
import { projectTypesQuery } from '@/components/projects/queries';
import { Checkbox } from '@/components/ui/checkbox';
import { fieldErrorOf } from '@/components/ui/field-errors';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { TimeZoneField } from '@/components/ui/time-zone-field';
import { oecdCodes } from '@/lib/contracts/customers/oecd-codes';
import type { Project } from '@/lib/contracts/projects/projects';

/** What describes a project beyond its name; no category, field or zone is ''. */
export type ProjectDetails = Pick<Project, 'backend_id' | 'is_industry'> & {
  type: string;
  oecd_fos_2007_code: string;
  time_zone: string;
};

interface ProjectDetailFieldsProps {
  details: ProjectDetails;
  error: Error | null;
  onChange: (changes: Partial<ProjectDetails>) => void;
  /** The category that it has, which is an option also before the others are known. */
  typeName: string | null;
}

const NONE = { id: '', label: 'None' };

/** Shown by number, as the OECD lists them. */
const fieldsOfScience = Object.entries(oecdCodes)
  .map(([id, label]) => ({ id, label: `${id} ${label}` }))
  .toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));

/** Category, field of science, industry, time zone and the id in the backend. */
export function ProjectDetailFields({ details, error, onChange, typeName }: ProjectDetailFieldsProps) {
  const { backend_id, is_industry, oecd_fos_2007_code, time_zone, type } = details;
  const types = useQuery(projectTypesQuery()).data?.rows ?? [];
  const known = types.map(({ name, uuid }) => ({ id: uuid, label: name }));
  const own = type !== '' && !known.some(({ id }) => id === type) ? [{ id: type, label: typeName ?? '' }] : [];
  return (
    <>
      <Select
        label="Category"
        options={[NONE, ...own, ...known]}
        value={type}
        onChange={(chosen) => onChange({ type: chosen })}
        error={fieldErrorOf(error, 'type')}
      />
      <Select
        label="Field of science"
        options={[NONE, ...fieldsOfScience]}
        value={oecd_fos_2007_code}
        onChange={(chosen) => onChange({ oecd_fos_2007_code: chosen })}
        error={fieldErrorOf(error, 'oecd_fos_2007_code')}
      />
      <Checkbox isSelected={is_industry} onChange={(isOn) => onChange({ is_industry: isOn })}>
        Industry project
      </Checkbox>
      <TimeZoneField
        description="The project’s days begin and end in this time zone."
        none="That of the installation"
        value={time_zone}
        onChange={(chosen) => onChange({ time_zone: chosen })}
        error={fieldErrorOf(error, 'time_zone')}
      />
      <TextField
        label="Backend ID"
        description="What another system calls it."
        maxLength={255}
        value={backend_id}
        onChange={(text) => onChange({ backend_id: text })}
        error={fieldErrorOf(error, 'backend_id')}
      />
    </>
  );
}
