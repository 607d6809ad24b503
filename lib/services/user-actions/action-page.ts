import type { Actor } from '@/lib/core/actor';
import { type Sql, sql } from '@/lib/db/client';
import type { ActionSubject } from '@/lib/plugins/providers/provider';
import { actionColumns } from '@/lib/services/user-actions/action-columns';
import { offeredCorrectives, toWire } from '@/lib/services/user-actions/offered-correctives';
import { type HeldRole, permissionsAt } from '@/lib/services/user-actions/visible-actions';

/** What stands between rows and between their parts in the text that the database hands over. JSON escapes both. */
const BETWEEN_ROWS = '\u001e';
const BETWEEN_PARTS = '\u001f';

/** The aggregate that hands over rows of user_action `action`, each the JSON of its wire shape and its subject's parts. */
export function actionPageText(now: Date, timeZone: string, orderBy: Sql): Sql {
  const wire = sql`(SELECT row_to_json(wire) FROM (SELECT ${actionColumns(now, timeZone)}) AS wire)`;
  return sql`string_agg(concat_ws(${BETWEEN_PARTS}, ${wire}, action.said, ${subjectParts}), ${BETWEEN_ROWS} ORDER BY ${orderBy})`;
}

/** What lists ask of a subject: keys, codes and JSON, which hold no separator. Its texts come last, as one JSON array. */
const subjectParts = sql`action.id, action.action_type, action.object_type, action.object_id,
  coalesce(action.project_id::text, ''), coalesce(action.customer_id::text, ''), action.route_params::text,
  to_json(ARRAY[action.order_type, action.offering_type, action.route_name])`;

/** An action that was found: what corrective actions are made from, what its person may do there, and its wire shape. */
export type FoundAction = { subject: ActionSubject; granted: readonly string[]; json: string };

/** Whose page it is, who asks for it, and the roles of its person. */
type PageReader = { actor: Actor; userId: string; held: readonly HeldRole[] };

/** Reads the text of a page, and adds to each action the corrective actions that the caller may do. */
export function readActionPage(text: string, { actor, userId, held }: PageReader): FoundAction[] {
  const grantedAt = new Map<string, readonly string[]>();
  return text.split(BETWEEN_ROWS).map((row) => {
    const parts = row.split(BETWEEN_PARTS);
    const [wire = '', said = '', , , , , projectId = '', customerId = ''] = parts;
    const place = projectId + customerId;
    const granted = grantedAt.get(place) ?? permissionsAt(held, projectId, customerId);
    grantedAt.set(place, granted);
    const subject = new StoredSubject(userId, parts);
    const correctives = offeredCorrectives(actor, subject, granted).map((corrective) => toWire(corrective, subject));
    const json = `${wire.slice(0, -1)},${said.slice(1, -1)},"corrective_actions":${JSON.stringify(correctives)}}`;
    return { subject, granted, json };
  });
}

/** JSON is parsed when somebody asks for what is in it. A class, because getters that nobody asks then cost nothing. */
class StoredSubject implements ActionSubject {
  readonly user_id: string;
  readonly id: string;
  readonly action_type: string;
  readonly object_type: string;
  readonly object_id: string;
  readonly order_type: string;
  readonly offering_type: string;
  readonly route_name: string;
  readonly #routeParams: string;
  readonly #said: string;

  constructor(userId: string, parts: readonly string[]) {
    const [, said = '{}', id = '', actionType = '', objectType = '', objectId = ''] = parts;
    const [routeParams = '{}', texts = '[]'] = parts.slice(8);
    const [orderType, offeringType, routeName] = JSON.parse(texts);
    this.user_id = userId;
    this.id = id;
    this.action_type = actionType;
    this.object_type = objectType;
    this.object_id = objectId;
    this.order_type = orderType;
    this.offering_type = offeringType;
    this.route_name = routeName;
    this.#routeParams = routeParams;
    this.#said = said;
  }

  get route_params() {
    return JSON.parse(this.#routeParams);
  }
  get evidence() {
    return JSON.parse(this.#said).evidence;
  }
  get title() {
    return JSON.parse(this.#said).title;
  }
  get related_object_name() {
    return JSON.parse(this.#said).related_object_name;
  }
}
