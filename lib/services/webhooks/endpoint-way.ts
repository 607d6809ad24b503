/** How notices about an endpoint are told from those about others. */
export function endpointWay(id: string): string {
  return `webhook ${id}`;
}
