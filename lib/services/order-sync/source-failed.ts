/** The source cannot be used as it is now; the message says why, in a sentence for staff. */
export class SourceFailed extends Error {
  override readonly name = 'SourceFailed';
}
