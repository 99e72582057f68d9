import type { FileField, ProblemCode, UploadedFile } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import multer from 'multer'
import { sendProblem } from './problem.ts'

/** They lie in memory until they are dealt with. */
const formsAtOnce = 8
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
  let reading = 0
  return (request, response, next) => {
    const refused = reading < formsAtOnce ? judgeLength(request, maxBytes) : 'busy'
    if (refused) {
      response.setHeader('Connection', 'close')
      return refuse(response, refused, request)
    }
    reading += 1
    response.once('close', () => {
      reading -= 1
    })
    read(request, response, (error: unknown) => {
      if (error) refuse(response, judgeError(error), request)
      else next()
    })
  }
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

function judgeLength(request: Request, maxBytes: number): ProblemCode | null {
  const length = request.get('content-length')
  if (length === undefined) return 'length-missing'
  return Number(length) > maxBytes ? 'body-too-large' : null
}

function judgeError(error: unknown): ProblemCode {
  const tooLarge = ['LIMIT_FILE_SIZE', 'LIMIT_FIELD_VALUE', 'LIMIT_PART_COUNT']
  const isTooLarge = error instanceof multer.MulterError && tooLarge.includes(error.code)
  return isTooLarge ? 'body-too-large' : 'malformed-form'
}
