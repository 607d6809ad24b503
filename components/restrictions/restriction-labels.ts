import type { RestrictionLevel, RestrictionList } from '@/lib/contracts/members/restrictions';

export const restrictionLabels: Readonly<Record<RestrictionList, { label: string; description: string }>> = {
  user_email_patterns: {
    label: 'Email addresses',
    description: 'One pattern per line, for example .*@example\\.org. It has to match the whole address.',
  },
  user_affiliations: { label: 'Affiliations', description: 'One per line.' },
  user_identity_sources: { label: 'Identity sources', description: 'One per line.' },
};

export const levelLabels: Readonly<Record<RestrictionLevel, string>> = {
  customer: 'The organisation',
  project: 'The project',
};
