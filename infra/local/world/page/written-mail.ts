import { z } from 'zod'
import { headerText, mailAddress, messageId } from '../api/read-input.ts'
import { manners } from './manner.ts'

const writtenMail = z.object({
  from: mailAddress,
  to: mailAddress,
  subject: headerText.default(''),
  text: z.string().trim().min(1, 'Write something first'),
  inReplyTo: messageId.optional(),
  quote: z.string().optional(),
  manner: z.enum(manners.map(({ name }) => name)).default('usual'),
})

interface Problem {
  field: string
  message: string
}

export interface RefusedMail {
  ok: false
  /** What was typed. */
  fields: Record<string, string>
  problems: Problem[]
}

/** Reads the form of the page: a mail, or what is wrong with it beside what was typed. */
export function readWrittenMail(body: unknown) {
  const fields = z
    .record(z.string(), z.string())
    .catch({})
    .parse(body ?? {})
  const read = writtenMail.safeParse(fields)
  if (read.success) {
    const { quote, ...mail } = read.data
    return { ok: true as const, mail: { ...mail, isQuoting: quote !== undefined } }
  }
  const problems: Problem[] = read.error.issues.map(({ path, message }) => ({
    field: path.join('.'),
    message,
  }))
  const refused: RefusedMail = { ok: false, fields, problems }
  return refused
}
