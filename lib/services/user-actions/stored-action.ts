import type { ActionSubject } from '@/lib/plugins/providers/provider';

/**
 * A row of `actionColumns`. What came as JSON stays so, for it goes into answers as it is, and is parsed when somebody
 * asks for what is in it. A class, because getters that nobody asks then cost nothing.
 */
export class StoredAction implements ActionSubject {
  readonly user_id: string;
  readonly id: string;
  readonly action_type: string;
  readonly object_type: string;
  readonly object_id: string;
  readonly status: string;
  readonly urgency_rank: string;
  /** Empty without a project, and so is the customer's. */
  readonly project_id: string;
  readonly customer_id: string;
  /** Instants as the database writes them; empty without one. */
  readonly due_date: string;
  readonly created: string;
  readonly modified: string;
  readonly opened_at: string;
  readonly episode: string;
  readonly json: {
    daysUntilDue: string;
    description: string;
    /** Empty in the usual state. */
    state: string;
    said: string;
    routeName: string;
    routeParams: string;
    orderType: string;
    offeringType: string;
  };

  constructor(userId: string, columns: readonly string[]) {
    const [id = '', actionType = '', objectType = '', objectId = '', status = '', urgencyRank = '', ...more] = columns;
    const [projectId = '', customerId = '', due = '', created = '', modified = '', opened = '', ...last] = more;
    const [episode = '', daysUntilDue = '', description = '', state = '', said = '', ...leads] = last;
    const [routeName = '', routeParams = '', orderType = '', offeringType = ''] = leads;
    this.user_id = userId;
    this.id = id;
    this.action_type = actionType;
    this.object_type = objectType;
    this.object_id = objectId;
    this.status = status;
    this.urgency_rank = urgencyRank;
    this.project_id = projectId;
    this.customer_id = customerId;
    this.due_date = due;
    this.created = created;
    this.modified = modified;
    this.opened_at = opened;
    this.episode = episode;
    this.json = { daysUntilDue, description, state, said, routeName, routeParams, orderType, offeringType };
  }

  get order_type() {
    return JSON.parse(this.json.orderType);
  }
  get offering_type() {
    return JSON.parse(this.json.offeringType);
  }
  get route_name() {
    return JSON.parse(this.json.routeName);
  }
  get route_params() {
    return JSON.parse(this.json.routeParams);
  }
  get evidence() {
    return JSON.parse(this.json.said).evidence;
  }
  get title() {
    return JSON.parse(this.json.said).title;
  }
  get related_object_name() {
    return JSON.parse(this.json.said).related_object_name;
  }
}
