/** What the audit trail keeps of a change of a requirement: of the text that somebody wrote, that there is one. */
export function withoutTexts(facts: object): Record<string, unknown> {
  return 'renewal_text' in facts ? { ...facts, renewal_text: 'changed' } : { ...facts };
}
