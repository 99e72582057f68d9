const unreachable = 'cannot be reached: check that it runs, and the host and port in the URL'
const refusing = 'does not let the import in: check the user and password in the URL'
const strange =
  'is not that of email-verification, or not up to date: check the database in the URL, or run services/email-verification/migrate.ts'

/** What the system and PostgreSQL say (appendix A of its manual), and the remedy. */
const remedies: Readonly<Record<string, string>> = {
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EHOSTUNREACH: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
  '57P03': unreachable,
  '28000': refusing,
  '28P01': refusing,
  '3D000': 'has no database of the name that ends the URL: check it',
  '3F000': strange,
  '42P01': strange,
  '42501': strange,
  '42703': strange,
}

/** One line with the remedy when an error says that the database cannot be used; `null` for any other error. */
export function explainDatabaseProblem(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return null
  const remedy = remedies[error.code]
  return remedy ? `The PostgreSQL of DATABASE_URL ${remedy} (${error.code}).` : null
}
