/** The file, or the rest of it, cannot be read at all; the message is the sentence for people. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
