/** The actions about so many objects, or of so many people, are computed in the transaction that changes them; those of more follow by the job of actions. */
export const MOST_AT_ONCE = 100;

/** What a service function tells the rest of Heed. Reactions run in the service function's own transaction, jobs after its commit. */
export type DomainEvent =
  /** Null: so many orders, resources or whatever else changed at once that the actions about all of them follow after the commit. */
  | { type: 'orders.changed'; orderIds: readonly string[] | null; resourceIds: readonly string[] | null }
  | { type: 'resources.changed'; resourceIds: readonly string[] }
  /** `isLoss`: nobody can have got anything by it. */
  | { type: 'roles.changed'; userIds: readonly string[]; isLoss?: boolean }
  /** The places of these roles are called otherwise, or count again or no more. */
  | { type: 'role_places.changed'; roleIds: readonly string[] | null }
  | { type: 'settings.changed'; keys: readonly string[] }
  | { type: 'action.executed'; userId: string; actionType: string; objectId: string }
  | { type: 'notification.raised'; notificationId: string }
  | { type: 'alert.raised'; alertId: string; why: 'opened' | 'reopened' | 'escalated' }
  | { type: 'delivery.requested' }
  | { type: 'sync.requested' }
  | { type: 'audience.deleted' }
  | { type: 'rules.requested' }
  | { type: 'project_lives.requested' }
  | { type: 'projects.changed'; projectIds: readonly string[] }
  | { type: 'end_date_requests.changed'; requestIds: readonly string[] | null; projectIds: readonly string[] | null }
  | { type: 'invitations.changed'; invitationIds: readonly string[] | null }
  | { type: 'permission_requests.changed'; requestIds: readonly string[] | null }
  /** What people have access to through these submitters, or whether they are to renew it. `isBacklog`: of so many that their actions follow after the commit. */
  | { type: 'access.changed'; submitterIds: readonly string[]; isBacklog?: boolean }
  | { type: 'access_submissions.changed'; submissionIds: readonly string[] }
  | { type: 'checklists.changed'; completionIds: readonly string[] | null }
  | { type: 'reviews.changed'; reviewIds: readonly string[] | null }
  | { type: 'rule_runs.changed'; runIds: readonly string[] }
  | { type: 'refresh.requested'; actionType: string | null; scope?: ChangedScope };

/** Whose actions, or the actions about what, are to be computed again; all of them when both are left out. */
export type ChangedScope = { userIds?: readonly string[]; objectIds?: readonly string[] };
