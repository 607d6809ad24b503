import { setImmediate } from 'node:timers/promises';
import { render, toPlainText } from '@react-email/render';
import type { ReactElement } from 'react';

/** Headings stay as they are written, and what has a line below it in the HTML has an empty one around it in the text. */
const selectors = [
  { selector: 'h1', options: { uppercase: false } },
  { selector: 'h2', options: { uppercase: false } },
  { selector: 'div.line', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
];

/** A mail in HTML, and the same as text. What is marked `data-skip-in-text` is in the HTML alone. */
export async function renderMail(mail: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(mail);
  await setImmediate(); // what drawing leaves behind is let go only between tasks, and others get their turn
  return {
    html,
    text: toPlainText(html, { selectors })
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}
