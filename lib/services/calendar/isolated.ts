/** What sets the direction of the text after it, until something ends that. */
const DIRECTING = /[\u202a-\u202e\u2066-\u2069]/g;
/** What most names are made of, and what nothing is to be done about. */
const LATIN = /^[^\u0250-\uffff]*$/;
/** Letters written from right to left, and marks that make others so. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u061c\u200e\u200f]/u;

/**
 * A text that holds names, which turns no text around it: what directs text is left out, and a text from right to left stands
 * in marks that isolate it.
 */
export function isolated(text: string): string {
  if (LATIN.test(text)) return text;
  const plain = text.replace(DIRECTING, '');
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
