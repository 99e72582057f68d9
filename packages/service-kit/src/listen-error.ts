import { SettingsError } from './settings.ts'

/**
 * Says which setting is in the way when a port or a socket file cannot be had.
 *
 * @param given.way what its settings begin with: `SMTP` for `SMTP_HOST`, `SMTP_PORT` and `SMTP_SOCKET`; none for HTTP
 */
export function explainListenError(
  error: unknown,
  given: { way?: string | undefined; place: { host: string; port: number } | { file: string } },
): unknown {
  const { way, place } = given
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const isFile = 'file' in place
  const settingOf = (what: string) => (way ? `${way}_${what}` : what)
  const name = settingOf(isFile ? 'SOCKET' : 'PORT')
  const what = isFile ? 'the socket file' : `port ${place.port} on ${place.host}`
  const notOurs = `${settingOf('HOST')} is not an address of this machine: set it to one, such as 127.0.0.1.`
  const problems: Readonly<Record<string, string>> = {
    EADDRINUSE: `${name}: ${what} is in use: stop the program that uses it, or set ${name} to another.`,
    EACCES: `${name}: ${what} may not be used by this account: allow it, or set ${name} to another.`,
    EADDRNOTAVAIL: notOurs,
    ENOTFOUND: notOurs,
    ENOENT: `${name}: the folder of ${what} is not there: make it, or set ${name} to another.`,
  }
  const problem = problems[String(code)]
  return problem ? new SettingsError([problem]) : error
}
