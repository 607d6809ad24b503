const TOKEN = /\{\{|\}\}|\{[^{}]*\}|[{}]/g;

/** What may stand between braces in a text for people. */
export const placeholders = ['full_name', 'username', 'site_name', 'link'] as const;
export type Placeholder = (typeof placeholders)[number];

/** A text with its placeholders filled in; a doubled brace is one brace. */
export function fillText(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(TOKEN, (token) => {
    if (token === '{{' || token === '}}') return token.charAt(0);
    const name = nameIn(token);
    return name === undefined ? token : values[name];
  });
}

/** The first thing in a text that is no placeholder, in a sentence; undefined when all are. */
export function findTextError(text: string): string | undefined {
  const wrong = text.match(TOKEN)?.find((token) => token !== '{{' && token !== '}}' && nameIn(token) === undefined);
  if (wrong === undefined) return undefined;
  if (wrong.length === 1) return `Write ${wrong}${wrong} for a brace of your own.`;
  return `There is no placeholder ${wrong}. Use ${placeholders.map((name) => `{${name}}`).join(', ')}.`;
}

function nameIn(token: string): Placeholder | undefined {
  return placeholders.find((name) => token === `{${name}}`);
}
