/** The form in which usernames are kept and compared. */
export function comparableUsername(username: string): string {
  return username.trim().normalize('NFC').toLowerCase()
}
