/** The operations of actions, loaded with the first call: they bring zod along, which the first paint does without. */
export function actionsContract() {
  return import('@/lib/contracts/actions/actions');
}

/** The operation of their history, loaded likewise. */
export function actionHistoryContract() {
  return import('@/lib/contracts/actions/history');
}

/** The operations about orders and resources, loaded likewise. */
export function marketplaceDetailsContract() {
  return import('@/lib/contracts/marketplace/details');
}

/** The call that takes a corrective action back, loaded likewise. */
export function undoContract() {
  return import('@/lib/contracts/actions/undo-corrective');
}

/** The call of something that can be done with an object, loaded likewise. */
export function objectCommandContract() {
  return import('@/lib/contracts/object-command');
}
