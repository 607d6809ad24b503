'use client';

import { useQuery } from '@tanstack/react-query';
import { usableSettingsQuery } from '@/components/resources/queries';
import { Select } from '@/components/ui/select';
import type { Resource } from '@/lib/contracts/marketplace/marketplace';

const NONE = 'none';

interface SettingsFieldProps {
  error: string | undefined;
  onChange: (settings: string | null) => void;
  resource: Resource;
  value: string | null;
}

/** Chooses the service settings of a resource: shared ones, those of its organisation, or none. */
export function SettingsField({ error, onChange, resource, value }: SettingsFieldProps) {
  const { data } = useQuery(usableSettingsQuery(resource.customer_uuid));
  const usable = (data ?? []).map(({ name, shared, type, uuid }) => ({
    id: uuid,
    label: name,
    description: shared ? `${type} · all organisations` : type,
  }));
  const { service_settings_name: name, service_settings_uuid: current } = resource;
  const known = current !== undefined && usable.every(({ id }) => id !== current) ? [{ id: current, label: name }] : [];
  return (
    <Select
      label="Service settings"
      description="How its backend is reached."
      options={[{ id: NONE, label: 'None' }, ...known, ...usable]}
      value={value ?? NONE}
      onChange={(id) => onChange(id === NONE ? null : id)}
      error={error}
    />
  );
}
