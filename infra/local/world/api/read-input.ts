import type { Response } from 'express'
import { type ZodType, z } from 'zod'
import { sendProblem } from '../problem.ts'

/** A number as people and URLs write it, to E.164: `+` may come as a space, 07… is a UK mobile. */
export const phoneNumber = z
  .string()
  .transform((text) =>
    text
      .replace(/^ /, '+')
      .replace(/[\s().-]/g, '')
      .replace(/^00/, '+')
      .replace(/^0(?=7)/, '+44'),
  )
  .pipe(z.string().regex(/^\+[1-9]\d{5,14}$/, 'Write the number in E.164, such as +447700900123'))

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const lineBreakOrControl = /[\u0000-\u001f\u007f]/

/** Text that stands in a header: one line. */
export const headerText = z
  .string()
  .max(998)
  .refine((text) => !lineBreakOrControl.test(text), 'Write it on one line')

/** One address without a name; what stands before the `@` may hold `&`, `'`, `+` and accents. */
export const mailAddress = z
  .string()
  .max(254)
  .refine(
    (text) =>
      !lineBreakOrControl.test(text) && /^[^\s<>()[\],;:\\"]+@[^\s<>()[\],;:\\"@]+$/.test(text),
    'Write one e-mail address, such as ann@mail.example',
  )

/** A Message-ID, with or without its angle brackets. */
export const messageId = headerText
  .transform((text) => (text.startsWith('<') ? text : `<${text}>`))
  .pipe(z.string().regex(/^<[^<>\s]+>$/, 'Write a Message-ID, such as <id@mail.example>'))

/** Reads input, or answers with what is wrong with it. */
export function readInput<T>(
  schema: ZodType<T>,
  input: unknown,
  response: Response,
): T | undefined {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const errors = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  sendProblem(response, 'invalid-input', { errors })
  return undefined
}
