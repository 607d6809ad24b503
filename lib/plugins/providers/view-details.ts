import type { Corrective } from '@/lib/plugins/providers/provider';

/** The corrective action that every action has: look at what it is about. */
export function viewDetails(key: string, label: string): Corrective {
  return {
    key,
    label,
    category: 'view',
    severity: 'safe',
    confirmation_required: false,
    permission: null,
  };
}
