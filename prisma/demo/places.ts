/** Two organisations with their projects and what can be ordered there. */
export const demoCustomers = [
  { key: 'northlab', name: 'North Lab', abbreviation: 'NL' },
  { key: 'harbour', name: 'Harbour Authority', abbreviation: 'HA' },
] as const;

export const demoProjects = [
  { key: 'genomics', customer: 'northlab', name: 'Genomics pipeline', time_zone: 'Europe/Tallinn' },
  { key: 'climate', customer: 'northlab', name: 'Climate archive', time_zone: 'Europe/Berlin' },
  { key: 'observatory', customer: 'northlab', name: 'Night observatory', time_zone: 'Atlantic/Canary' },
  { key: 'port', customer: 'harbour', name: 'Port operations', time_zone: 'Europe/Stockholm' },
] as const;

export const demoOfferings = [
  { key: 'cluster', customer: 'northlab', name: 'Compute cluster', offering_type: 'SlurmInvoices.SlurmPackage' },
  { key: 'storage', customer: 'northlab', name: 'Archive storage', offering_type: 'Support.OfferingTemplate' },
  { key: 'licence', customer: 'harbour', name: 'Simulation licence', offering_type: 'Support.OfferingTemplate' },
] as const;

/** Each offering's own ways: an annual, a monthly and a usual reminder schedule. */
export const demoOptions: Record<(typeof demoOfferings)[number]['key'], Record<string, unknown>> = {
  cluster: { resource_expiration_reminders: [90, 60, 30, 14, 7, 1] },
  storage: { resource_expiration_reminders: [30, 14, 7, 1], renewal_months: 1 },
  licence: { provider_review: true },
};
