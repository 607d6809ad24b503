/** The source cannot be used as it is now; the message says why, in a sentence for staff. */
export class SourceFailed extends Error {
  override readonly name = 'SourceFailed';
  /** Whether nothing answered, rather than something that cannot be used. */
  readonly isUnreachable: boolean;

  constructor(message: string, { isUnreachable = false } = {}) {
    super(message);
    this.isUnreachable = isUnreachable;
  }
}
