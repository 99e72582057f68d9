import type { Operation, Scope } from './operation.ts'
import { type ProblemCode, problems } from './problems.ts'

/** How to begin, for whoever has nothing but the page. */
export function describeService({ tokenUrl }: { tokenUrl: string }): string {
  return `Every request carries an access token, got with the client's id and secret (OAuth 2.0 client credentials) for the scope that
the operation names:

\`\`\`sh
TOKEN=$(curl -s -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials -d scope=<scope> \\
  ${tokenUrl} | jq -r .access_token)
\`\`\`

A refusal is a problem document (RFC 9457): \`code\` is a stable word, \`detail\` says what to do, \`errors\` names the fields of a
request that is not of the right form. With 503 nothing was decided: wait as \`Retry-After\` says and ask again. Unknown fields and any
query are refused.`
}

/** What the page says of an operation beside its forms: who may, and how it is called. */
export function describeCall(operation: Operation, scopes: readonly Scope[]): string {
  const named = scopes.map((scope) => `\`${scope}\``).join(' or ')
  const who = scopes.length > 0 ? `Scope: ${named}.` : 'Takes no token but a signature.'
  const { files } = operation
  const form = files
    ? `The body is a form with files (\`multipart/form-data\`): each field once, and up to ${files.most} files as \`${files.field}\`, ${files.maxBytes / 1024 / 1024} MiB in all, with Content-Length.`
    : ''
  return [who, form, operation.example ? `\`\`\`sh\n${writeCurl(operation)}\n\`\`\`` : '']
    .filter(Boolean)
    .join('\n\n')
}

function writeCurl({ method, path, files, example }: Operation): string {
  const headers = Object.entries(example?.headers ?? {})
  const lines = [
    `curl${method === 'post' ? '' : ` -X ${method.toUpperCase()}`} "$GWIRIO${path.replace(/:(\w+)/g, '<$1>')}"`,
    '-H "Authorization: Bearer $TOKEN"',
    ...headers.map(([name, value]) => `-H "${name}: ${value}"`),
    ...(files ? formLines(files.field, example?.body ?? {}) : jsonLines(example?.body)),
  ]
  return lines.join(' \\\n  ')
}

function formLines(field: string, body: object): string[] {
  const fields = Object.entries(body).map(([name, value]) => `-F "${name}=${value}"`)
  return [...fields, `-F "${field}=@report.pdf;type=application/pdf"`]
}

function jsonLines(body: object | undefined): string[] {
  if (!body) return []
  return [
    '-H "Content-Type: application/json"',
    `-d '${JSON.stringify(body).replaceAll("'", '\\u0027')}'`,
  ]
}

/** One problem document as it is answered. */
export function exampleOf(code: ProblemCode): object {
  const [status, title, detail] = problems[code]
  const type = `urn:gwirio:problem:${code}`
  const instance = '0198a0de-5b1c-7a52-9d7e-2f6f5c3a1b00'
  const errors = [{ path: 'body.case', message: 'Invalid string' }]
  const problem = { type, title, status, detail, code, instance }
  return code === 'invalid-input' ? { ...problem, errors } : problem
}
