/** The operations of actions, loaded with the first call: they bring zod along, which the first paint does without. */
export function actionsContract() {
  return import('@/lib/contracts/user-actions');
}
