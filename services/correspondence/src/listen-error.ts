import { SettingsError } from '@gwirio/service-kit'

/** Says which setting is in the way when a port or a socket file cannot be had. */
export function explainListenError(
  error: unknown,
  { way, place }: { way: string; place: { host: string; port: number } | { file: string } },
): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const isFile = 'file' in place
  const name = isFile ? `${way}_SOCKET` : `${way}_PORT`
  const what = isFile ? 'the socket file' : `port ${place.port} on ${place.host}`
  const problems: Readonly<Record<string, string>> = {
    EADDRINUSE: `${name}: ${what} is in use: stop the program that uses it, or set ${name} to another.`,
    EACCES: `${name}: ${what} may not be used by this account: allow it, or set ${name} to another.`,
    EADDRNOTAVAIL: `${way}_HOST is not an address of this machine: set it to one, such as 127.0.0.1.`,
    ENOENT: `${name}: the folder of ${what} is not there: make it, or set ${name} to another.`,
  }
  const problem = problems[String(code)]
  return problem ? new SettingsError([problem]) : error
}
