import { randomUUID } from 'node:crypto'
import type { FileField, ProblemCode, UploadedFile } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import multer from 'multer'
import { callerOf } from './authenticate.ts'
import { sendProblem } from './problem.ts'
import type { Caller } from './token-verifier.ts'

/** Forms lie in memory until they are dealt with: so many of the largest, or more that are smaller. */
const largestAtOnce = 8
/** Of one sender: whoever sends much, or slowly, leaves room for others. */
const largestOfOne = 6
const maxFields = 20
const maxFieldBytes = 64 * 1024

/** Answers a form that is not read. */
type Refuse = (response: Response, problem: ProblemCode, request: Request) => void

/**
 * Reads multipart/form-data (RFC 7578) into `request.body` and `request.files`. What is too large is refused by its
 * Content-Length before a byte of it is read; names of files are left as the sender wrote them.
 */
export function readForm(
  { field, most, maxBytes }: FileField,
  refuse: Refuse = (response, problem) => sendProblem(response, problem),
): RequestHandler {
  const read = multer({
    storage: multer.memoryStorage(),
    preservePath: true,
    defParamCharset: 'utf8',
    limits: {
      fields: maxFields,
      fieldSize: maxFieldBytes,
      fieldNestingDepth: 0,
      fileSize: maxBytes,
      headerPairs: 20,
    },
  }).array(field, most)
  let bytesLeft = largestAtOnce * maxBytes
  const bytesOf = new Map<string, number>()
  return (request, response, next) => {
    const bytes = Number(request.get('content-length'))
    const sender = senderOf(response)
    const own = bytesOf.get(sender) ?? 0
    const room = Math.min(bytesLeft, largestOfOne * maxBytes - own)
    const refused = judgeLength(bytes, { maxBytes, bytesLeft: room })
    if (refused) {
      response.setHeader('Connection', 'close')
      return refuse(response, refused, request)
    }
    const count = (more: number) => {
      bytesLeft -= more
      const all = (bytesOf.get(sender) ?? 0) + more
      if (all > 0) bytesOf.set(sender, all)
      else bytesOf.delete(sender)
    }
    count(bytes)
    response.once('close', () => {
      count(-bytes)
    })
    read(request, response, (error: unknown) => {
      if (error) refuse(response, judgeError(error), request)
      else next()
    })
  }
}

/** Whom the token names; pages have none, and count each form by itself. */
function senderOf(response: Response): string {
  const caller: Caller | undefined = callerOf(response)
  return caller?.subject ?? randomUUID()
}

/** The files that `readForm` read. */
export function filesOf(request: Request): UploadedFile[] {
  const files = Array.isArray(request.files) ? request.files : []
  return files.map(({ originalname, mimetype, buffer }) => ({
    name: originalname,
    declaredType: mimetype,
    bytes: buffer,
  }))
}

function judgeLength(
  bytes: number,
  { maxBytes, bytesLeft }: { maxBytes: number; bytesLeft: number },
): ProblemCode | null {
  if (Number.isNaN(bytes)) return 'length-missing'
  if (bytes > maxBytes) return 'body-too-large'
  return bytes > bytesLeft ? 'busy' : null
}

function judgeError(error: unknown): ProblemCode {
  const tooLarge = ['LIMIT_FILE_SIZE', 'LIMIT_FIELD_VALUE', 'LIMIT_PART_COUNT']
  const isTooLarge = error instanceof multer.MulterError && tooLarge.includes(error.code)
  return isTooLarge ? 'body-too-large' : 'malformed-form'
}
