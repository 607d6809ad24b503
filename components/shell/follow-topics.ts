import {
  matchQuery,
  type Query,
  type QueryCacheNotifyEvent,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { accessKeys } from '@/components/access/queries';
import { actionKeys } from '@/components/actions/queries';
import { alertKeys } from '@/components/alerts/queries';
import { audienceKeys } from '@/components/audiences/queries';
import { checklistKeys } from '@/components/checklists/queries';
import { costKeys } from '@/components/costs/queries';
import { deliveryKeys } from '@/components/deliveries/queries';
import { eventKeys } from '@/components/events/queries';
import { executionKeys } from '@/components/history/queries';
import { importKeys } from '@/components/imports/queries';
import { invitationKeys } from '@/components/invitations/queries';
import { memberKeys } from '@/components/members/queries';
import { notificationKeys } from '@/components/notifications/queries';
import { orderKeys } from '@/components/orders/queries';
import { organisationKeys } from '@/components/organisations/queries';
import { peopleKeys } from '@/components/people/queries';
import { sessionKeys } from '@/components/preferences/queries';
import { projectKeys } from '@/components/projects/queries';
import { providerKeys } from '@/components/providers/queries';
import { purgeProfileKeys } from '@/components/purge-profiles/queries';
import { reminderKeys } from '@/components/reminders/queries';
import { resourceKeys } from '@/components/resources/queries';
import { reviewKeys } from '@/components/reviews/queries';
import { roleKeys } from '@/components/roles/queries';
import { ruleKeys } from '@/components/rules/queries';
import { serviceAccountKeys } from '@/components/service-accounts/queries';
import { serviceSettingsKeys } from '@/components/service-settings/queries';
import { sourceKeys } from '@/components/sources/queries';
import { webhookKeys } from '@/components/webhooks/queries';
import { watchEvents } from '@/lib/client/event-stream';
import { type Topic, topics } from '@/lib/core/topics';

/** What the screens read of each topic. */
const keysOf: Record<Topic, readonly QueryKey[]> = {
  actions: [actionKeys.all, executionKeys.all, orderKeys.all, resourceKeys.all],
  notifications: [notificationKeys.all],
  alerts: [alertKeys.all, sourceKeys.all],
  imports: [importKeys.all],
  providers: [providerKeys.all],
  deliveries: [deliveryKeys.all, webhookKeys.all],
  sessions: [sessionKeys.all],
  people: [peopleKeys.all],
  audiences: [audienceKeys.all],
  rules: [ruleKeys.all],
  service_settings: [serviceSettingsKeys.all, resourceKeys.all],
  members: [
    memberKeys.all,
    projectKeys.all,
    organisationKeys.all,
    peopleKeys.all,
    reviewKeys.all,
    roleKeys.all,
    serviceAccountKeys.all,
  ],
  projects: [
    projectKeys.all,
    organisationKeys.all,
    costKeys.all,
    checklistKeys.all,
    reviewKeys.all,
    invitationKeys.all,
    memberKeys.all,
    eventKeys.all,
    orderKeys.all,
    resourceKeys.all,
    actionKeys.allAbout(),
    reminderKeys.all,
  ],
  purge_profiles: [purgeProfileKeys.all],
  access: [accessKeys.all, reminderKeys.all],
  reminders: [reminderKeys.all, accessKeys.all],
};

/** How long a page may be on its way: what it brings was read before changes that were heard of since. */
const LONGEST_LOAD_MS = 10_000;

/** Fetches again what the server says has changed, wherever it is shown or on its way, until the function it returns is called. */
export function followTopics(client: QueryClient): () => void {
  const heardAtMs = new Map<Topic, number>();
  const stopWatching = watchEvents((changed) => {
    for (const topic of changed) heardAtMs.set(topic, performance.now());
    for (const queryKey of changed.flatMap((topic) => keysOf[topic])) void client.invalidateQueries({ queryKey });
  });
  const hasChanged = (query: Query) =>
    topics.some(
      (topic) =>
        performance.now() - (heardAtMs.get(topic) ?? Number.NEGATIVE_INFINITY) < LONGEST_LOAD_MS &&
        keysOf[topic].some((queryKey) => matchQuery({ queryKey }, query)),
    );
  const stopLooking = client.getQueryCache().subscribe((event) => {
    const { query } = event;
    if (isBroughtByPage(event) && hasChanged(query))
      void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
  });
  return () => {
    stopWatching();
    stopLooking();
  };
}

/** Whether a query has its data from a page that the server rendered. */
function isBroughtByPage(event: QueryCacheNotifyEvent): boolean {
  const isSet = event.type === 'added' || (event.type === 'updated' && event.action.type === 'setState');
  return isSet && event.query.state.data !== undefined;
}
