import {
  AlarmClock,
  BellRing,
  Building2,
  CalendarClock,
  ClipboardCheck,
  Database,
  Eraser,
  FileUp,
  FolderKanban,
  History,
  IdCard,
  Inbox,
  KeyRound,
  ListChecks,
  MailOpen,
  Package,
  Plug,
  RadioTower,
  ScrollText,
  Send,
  Server,
  ShieldCheck,
  ShoppingCart,
  SlidersHorizontal,
  Tags,
  UserCog,
  Users,
  UsersRound,
  Webhook,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Me } from '@/lib/contracts/people/people';
import { invitationsPage } from '@/lib/core/invitation-routes';
import { adminChecklistsPage, reviewsPage } from '@/lib/core/review-routes';
import {
  accessPage,
  actionsPage,
  adminAccessPage,
  adminAudiencesPage,
  adminDeliveriesPage,
  adminImportsPage,
  adminNotificationsPage,
  adminOfferingsPage,
  adminPeoplePage,
  adminProjectTypesPage,
  adminProvidersPage,
  adminPurgeProfilesPage,
  adminRemindersPage,
  adminRolesPage,
  adminRulesPage,
  adminServiceSettingsPage,
  adminSettingsPage,
  adminSourcesPage,
  adminWebhooksPage,
  eventsPage,
  historyPage,
  ordersPage,
  organisationsPage,
  preferencesPage,
  projectsPage,
  resourcesPage,
} from '@/lib/core/routes';

/** One place to go to from every page. */
export type Place = { href: string; label: string; icon: ReactNode };

type Flags = Pick<Me, 'is_access_committee' | 'is_staff' | 'is_support'>;

/** Where everybody goes; a phone has room for these alone. */
export const firstPlaces: readonly Place[] = [
  { href: actionsPage, label: 'Actions', icon: <Inbox /> },
  { href: projectsPage, label: 'Projects', icon: <FolderKanban /> },
  { href: ordersPage, label: 'Orders', icon: <ShoppingCart /> },
];

/** The others, which a phone has in a menu. */
const morePlaces: readonly Place[] = [
  { href: resourcesPage, label: 'Resources', icon: <Server /> },
  { href: organisationsPage, label: 'Organisations', icon: <Building2 /> },
  { href: accessPage, label: 'Access', icon: <IdCard /> },
  { href: invitationsPage, label: 'Invitations', icon: <MailOpen /> },
  { href: eventsPage, label: 'Events', icon: <ScrollText /> },
  { href: reviewsPage, label: 'Role reviews', icon: <ShieldCheck /> },
  { href: historyPage, label: 'History', icon: <History /> },
  { href: preferencesPage, label: 'Preferences', icon: <UserCog /> },
];

/** Where the access committee goes, and who reads what it does. */
export const committeePlace: Place = {
  href: adminAccessPage,
  label: 'Access review',
  icon: <ClipboardCheck />,
};

const settingsPlace: Place = { href: adminServiceSettingsPage, label: 'Service settings', icon: <Plug /> };
const checklistsPlace: Place = { href: adminChecklistsPage, label: 'Checklists', icon: <ListChecks /> };
const remindersPlace: Place = { href: adminRemindersPage, label: 'Reminders', icon: <AlarmClock /> };
const rolesPlace: Place = { href: adminRolesPage, label: 'Roles', icon: <KeyRound /> };

/** What support reads of the places of staff. */
const supportPlaces = [settingsPlace, checklistsPlace, remindersPlace, rolesPlace];

/** The places of a person beside the first; what support reads of the admin’s places is among them. */
export function morePlacesOf({ is_access_committee, is_staff, is_support }: Flags): readonly Place[] {
  return [
    ...morePlaces,
    ...(is_access_committee || is_support ? [committeePlace] : []),
    ...(is_support && !is_staff ? supportPlaces : []),
  ];
}

export const adminLinks: readonly Place[] = [
  { href: adminNotificationsPage, label: 'Notifications', icon: <BellRing /> },
  { href: adminProvidersPage, label: 'Providers', icon: <Database /> },
  { href: adminOfferingsPage, label: 'Offerings', icon: <Package /> },
  settingsPlace,
  { href: adminProjectTypesPage, label: 'Project categories', icon: <Tags /> },
  checklistsPlace,
  { href: adminImportsPage, label: 'Imports', icon: <FileUp /> },
  { href: adminDeliveriesPage, label: 'Deliveries', icon: <Send /> },
  remindersPlace,
  { href: adminWebhooksPage, label: 'Webhooks', icon: <Webhook /> },
  { href: adminSourcesPage, label: 'Sources', icon: <RadioTower /> },
  { href: adminPeoplePage, label: 'People', icon: <Users /> },
  rolesPlace,
  { href: adminRulesPage, label: 'Rules', icon: <CalendarClock /> },
  { href: adminAudiencesPage, label: 'Audiences', icon: <UsersRound /> },
  { href: adminPurgeProfilesPage, label: 'Purge profiles', icon: <Eraser /> },
  { href: adminSettingsPage, label: 'Settings', icon: <SlidersHorizontal /> },
];

/** Whether a page lies at or below a place. */
export function isAt(pathname: string, { href }: Place): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
