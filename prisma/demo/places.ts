/** Two organisations with their projects and what can be ordered there. */
export const demoCustomers = [
  { key: 'northlab', name: 'North Lab', abbreviation: 'NL', max_service_accounts: 5 },
  { key: 'harbour', name: 'Harbour Authority', abbreviation: 'HA' },
] as const;

type DemoProject = {
  key: string;
  customer: (typeof demoCustomers)[number]['key'];
  name: string;
  time_zone: string;
  description?: string;
  kind?: string;
  grace_period_days?: number;
  /** Days from today. */
  startsIn?: number;
  endsIn?: number;
};

/** Projects in every state of their life; "Herbarium scans" is deleted by one of its people. */
export const demoProjects: readonly DemoProject[] = [
  {
    key: 'genomics',
    customer: 'northlab',
    name: 'Genomics pipeline',
    time_zone: 'Europe/Tallinn',
    description: 'Reads, assembles and annotates the genomes of the coast.',
  },
  { key: 'climate', customer: 'northlab', name: 'Climate archive', time_zone: 'Europe/Berlin', endsIn: 75 },
  { key: 'observatory', customer: 'northlab', name: 'Night observatory', time_zone: 'Atlantic/Canary' },
  { key: 'port', customer: 'harbour', name: 'Port operations', time_zone: 'Europe/Stockholm' },
  { key: 'sensors', customer: 'northlab', name: 'Sensor network', time_zone: 'Europe/Oslo', startsIn: 20, endsIn: 290 },
  {
    key: 'summer',
    customer: 'northlab',
    name: 'Summer school',
    time_zone: 'Europe/Tallinn',
    kind: 'COURSE',
    grace_period_days: 14,
    endsIn: 40,
  },
  {
    key: 'glacier',
    customer: 'northlab',
    name: 'Glacier survey',
    time_zone: 'Atlantic/Reykjavik',
    grace_period_days: 30,
    endsIn: -9,
  },
  { key: 'tides', customer: 'northlab', name: 'Tide forecast', time_zone: 'Europe/Paris', endsIn: -2 },
  {
    key: 'herbarium',
    customer: 'northlab',
    name: 'Herbarium scans',
    time_zone: 'Europe/Prague',
    description: 'Every pressed plant of the university, in colour.',
  },
];

export const demoOfferings = [
  { key: 'cluster', customer: 'northlab', name: 'Compute cluster', offering_type: 'SlurmInvoices.SlurmPackage' },
  { key: 'storage', customer: 'northlab', name: 'Archive storage', offering_type: 'Support.OfferingTemplate' },
  { key: 'licence', customer: 'harbour', name: 'Simulation licence', offering_type: 'Support.OfferingTemplate' },
] as const;

/** Each offering's own ways: an annual, a monthly and a usual reminder schedule. */
export const demoOptions: Record<(typeof demoOfferings)[number]['key'], Record<string, unknown>> = {
  cluster: { resource_expiration_reminders: [90, 60, 30, 14, 7, 1], supports_pausing: true, auto_complete: true },
  storage: { resource_expiration_reminders: [30, 14, 7, 1], renewal_months: 1 },
  licence: { provider_review: true },
};
