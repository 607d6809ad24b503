import { setImmediate } from 'node:timers/promises';
import { render, unstableToPlainText } from '@react-email/render';
import type { ReactElement } from 'react';

/**
 * A mail in HTML, and the same as text. What is marked `data-skip-in-text` is in the HTML alone.
 * The text comes from the writer that is three times as fast as the package's other one; our tests hold what it writes.
 */
export async function renderMail(mail: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(mail);
  await setImmediate(); // what drawing leaves behind is let go only between tasks, and others get their turn
  return {
    html,
    text: unstableToPlainText(html)
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}
