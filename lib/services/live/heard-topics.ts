import { can } from '@/lib/auth/permissions';
import type { CallPermission } from '@/lib/contracts/members/permissions';
import type { PersonActor } from '@/lib/core/actor';
import { type Topic, type Touch, topics } from '@/lib/core/topics';

/** What hearing of a topic asks: the same as reading what it is about. */
const heardWith: Record<Topic, CallPermission> = {
  actions: 'SIGNED_IN',
  notifications: 'STAFF',
  alerts: 'STAFF',
  imports: 'STAFF',
  providers: 'STAFF',
  deliveries: 'STAFF',
  sessions: 'SIGNED_IN',
  people: 'STAFF_OR_SUPPORT',
  audiences: 'STAFF_OR_SUPPORT',
  purge_profiles: 'STAFF_OR_SUPPORT',
  rules: 'STAFF_OR_SUPPORT',
  projects: 'SIGNED_IN',
  members: 'SIGNED_IN',
  service_settings: 'SIGNED_IN',
  access: 'SIGNED_IN',
  reminders: 'SIGNED_IN',
};

/** Of what was touched, what a person is told of. */
export function heardTopics(person: PersonActor, touches: readonly Touch[]): Topic[] {
  const touched = touches.filter(({ userIds }) => userIds === undefined || userIds.includes(person.userId));
  return audibleTopics(person).filter((topic) => touched.some((touch) => touch.topic === topic));
}

/** Every topic that a person may hear of. */
export function audibleTopics(person: PersonActor): Topic[] {
  return topics.filter((topic) => can(person, heardWith[topic]));
}
