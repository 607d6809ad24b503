import { render, toPlainText } from '@react-email/render';
import type { ReactElement } from 'react';

/** A mail in HTML, and the same as text. What is marked `data-skip-in-text` is in the HTML alone. */
export async function renderMail(mail: ReactElement): Promise<{ html: string; text: string }> {
  const html = await render(mail);
  return {
    html,
    text: toPlainText(html)
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}
