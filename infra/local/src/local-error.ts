/** Something that the person at the terminal can mend: one clear line that names the remedy. */
export class LocalError extends Error {
  override readonly name = 'LocalError'
}
