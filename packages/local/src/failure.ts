/** A failure that the person at the keyboard can mend: one line that says what to do, no stack. */
export class StartFailure extends Error {
  constructor(message: string) {
    super(message)
    this.name = "StartFailure"
  }
}
