/** How notices about an endpoint are told from those about others. */
export function endpointKey(id: string): string {
  return `webhook ${id}`;
}
