/** The people of the demo installation, by what they show. */
export const demoPeople = [
  { key: 'astrid', full_name: 'Astrid Lund', is_staff: true, time_zone: 'Europe/Oslo' },
  { key: 'ingrid', full_name: 'Ingrid Vale', is_staff: true, time_zone: 'Europe/Paris' },
  { key: 'olga', full_name: 'Olga Petrova', time_zone: 'Europe/Tallinn' },
  { key: 'max', full_name: 'Max Okafor', time_zone: 'Europe/Berlin' },
  { key: 'petra', full_name: 'Petra Novak', time_zone: 'Europe/Prague' },
  { key: 'mia', full_name: 'Mia Tanaka', time_zone: 'Asia/Tokyo' },
  { key: 'noel', full_name: 'Noel Newcomer', time_zone: 'America/New_York' },
  { key: 'sven', full_name: 'Sven Suspended', status: 'suspended', time_zone: 'Europe/Stockholm' },
] as const;

export type DemoKey = (typeof demoPeople)[number]['key'];

/** Who holds which role where; the newcomer holds none, so that an empty list can be seen. */
export const demoRoles: readonly { user: DemoKey; role: string; scope: string }[] = [
  { user: 'astrid', role: 'PROJECT_MANAGER', scope: 'project:demo-observatory' },
  { user: 'olga', role: 'CUSTOMER_OWNER', scope: 'customer:demo-northlab' },
  { user: 'olga', role: 'PROJECT_MEMBER', scope: 'project:demo-genomics' },
  { user: 'max', role: 'PROJECT_MANAGER', scope: 'project:demo-genomics' },
  { user: 'max', role: 'PROJECT_MANAGER', scope: 'project:demo-climate' },
  { user: 'max', role: 'PROJECT_ADMIN', scope: 'project:demo-observatory' },
  { user: 'petra', role: 'PROJECT_ADMIN', scope: 'project:demo-climate' },
  { user: 'petra', role: 'CUSTOMER_MANAGER', scope: 'customer:demo-harbour' },
  { user: 'mia', role: 'PROJECT_MEMBER', scope: 'project:demo-genomics' },
  { user: 'mia', role: 'PROJECT_MEMBER', scope: 'project:demo-port' },
  { user: 'sven', role: 'PROJECT_MEMBER', scope: 'project:demo-port' },
  { user: 'max', role: 'PROJECT_MANAGER', scope: 'project:demo-sensors' },
  { user: 'petra', role: 'PROJECT_MANAGER', scope: 'project:demo-summer' },
  { user: 'petra', role: 'PROJECT_MANAGER', scope: 'project:demo-glacier' },
  { user: 'mia', role: 'PROJECT_MEMBER', scope: 'project:demo-glacier' },
  { user: 'mia', role: 'PROJECT_ADMIN', scope: 'project:demo-tides' },
  { user: 'max', role: 'PROJECT_MANAGER', scope: 'project:demo-herbarium' },
  { user: 'mia', role: 'PROJECT_MEMBER', scope: 'project:demo-herbarium' },
  { user: 'sven', role: 'PROJECT_MEMBER', scope: 'project:demo-herbarium' },
];
