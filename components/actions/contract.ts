/** The operations of actions, loaded with the first call: they bring zod along, which the first paint does without. */
export function actionsContract() {
  return import('@/lib/contracts/user-actions');
}

/** The operations of orders and resources, loaded likewise. */
export function marketplaceContract() {
  return import('@/lib/contracts/marketplace');
}
