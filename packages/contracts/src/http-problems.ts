/** What any operation of any service can answer, as `problems` says of all. */
export const httpProblems = {
  'invalid-input': [
    400,
    'The request is not of the right form',
    'Correct the fields named in `errors` and send it again.',
  ],
  'malformed-form': [
    400,
    'The body is not a whole form with files',
    'Send multipart/form-data (RFC 7578) to its end, each field once, files under the name that the operation says.',
  ],
  'length-missing': [411, 'The length of the body is not given', 'Send Content-Length.'],
  'malformed-json': [
    400,
    'The body is not JSON',
    'Send one JSON object with Content-Type: application/json.',
  ],
  'token-missing': [
    401,
    'No access token',
    'Send `Authorization: Bearer <token>` with a token from sign-in.',
  ],
  'token-invalid': [
    401,
    'The access token was not accepted',
    'Ask sign-in for a new token; it may have expired or be for another audience.',
  ],
  'signature-invalid': [
    403,
    'The signature was not accepted',
    'Check the shared secret and the public address that were signed.',
  ],
  'scope-missing': [
    403,
    'The token does not allow this',
    'Ask sign-in for a token with the scope that this operation names in /openapi.json.',
  ],
  'not-found': [404, 'There is nothing at this address', 'Check the path against /openapi.json.'],
  'method-not-allowed': [
    405,
    'This address does not take that method',
    'Use a method named in the Allow header.',
  ],
  'body-too-large': [
    413,
    'The body is too large',
    'Send a smaller body; the limit is a setting of the service.',
  ],
  'unsupported-media-type': [
    415,
    'The body is not of a type that is read here',
    'Send the Content-Type that the operation names in /openapi.json.',
  ],
  'internal-error': [
    500,
    'Something failed on our side',
    'Nothing was decided. Try again; quote the request id if it goes on.',
  ],
  'not-ready': [
    503,
    'A part that is needed cannot be reached',
    'Nothing was decided. Try again shortly.',
  ],
  busy: [503, 'Too much work is waiting', 'Nothing was decided. Try again in a few seconds.'],
} as const satisfies Record<string, readonly [status: number, title: string, remedy: string]>
