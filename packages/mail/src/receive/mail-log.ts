/** The part of a logger that the ways in need; pino fits. */
export interface MailLog {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Names the kind of an error without its message, which may quote an address or a query. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
