/** What the event log knows, by the feature that filters it. */
export const eventTypes = {
  projects: [
    'project_creation_succeeded',
    'project_update_succeeded',
    'project_deletion_triggered',
    'project_deletion_succeeded',
    'project_recovered',
    'project_hard_deletion_succeeded',
    'project_end_date_change_request_created',
    'project_end_date_change_request_approved',
    'project_end_date_change_request_rejected',
    'project_end_date_change_request_canceled',
  ],
  customers: ['customer_creation_succeeded', 'customer_update_succeeded', 'customer_deletion_succeeded'],
  permissions: [
    'role_granted',
    'role_updated',
    'role_revoked',
    'project_permission_review_created',
    'project_permission_review_closed',
    'customer_permission_review_created',
    'customer_permission_review_closed',
    'user_invitation_created',
    'user_invitation_updated',
    'user_invitation_deleted',
    'user_invitation_accepted',
    'user_invitation_rejected',
    'user_invitation_canceled',
    'user_invitation_expired',
    'user_group_invitation_updated',
  ],
  resources: [
    'marketplace_order_created',
    'marketplace_order_approved',
    'marketplace_order_rejected',
    'marketplace_order_completed',
    'marketplace_order_failed',
    'marketplace_resource_terminate_succeeded',
    'marketplace_resource_paused',
    'marketplace_resource_unpaused',
  ],
} as const;

export type EventType = (typeof eventTypes)[keyof typeof eventTypes][number];

export const eventFeatures = ['projects', 'customers', 'permissions', 'resources'] as const;

/** Every type, whatever its feature. */
export const allEventTypes = Object.values(eventTypes).flat();
