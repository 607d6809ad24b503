type Evidence = Readonly<Record<string, unknown>>;

/** A text among the facts of an action; null without one. */
export function textIn(evidence: Evidence, name: string): string | null {
  const value = evidence[name];
  return typeof value === 'string' ? value : null;
}

/** A number among the facts of an action; null without one. */
export function numberIn(evidence: Evidence, name: string): number | null {
  const value = evidence[name];
  return typeof value === 'number' ? value : null;
}
