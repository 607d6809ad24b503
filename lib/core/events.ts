/** What a verb tells the rest of Heed. Reactions run in the verb's own transaction, jobs after its commit. */
export type DomainEvent =
  | { type: 'orders.changed'; orderIds: readonly string[]; resourceIds: readonly string[] }
  | { type: 'resources.changed'; resourceIds: readonly string[] }
  | { type: 'roles.changed'; userIds: readonly string[] }
  | { type: 'reminders.changed'; offeringIds: readonly string[] }
  | { type: 'providers.changed'; actionTypes: readonly string[] }
  | { type: 'action.executed'; userId: string; actionType: string }
  | { type: 'refresh.requested'; actionType: string | null };
