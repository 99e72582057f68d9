import { encodeWords, foldLines } from 'nodemailer/lib/mime-funcs'

/** The field of a subject, line end included; what is not plain ASCII as encoded words (RFC 2047). */
export function writeSubject(subject: string): string {
  return `${foldLines(`Subject: ${encodeWords(subject, 'B', 52, true)}`, 76)}\r\n`
}
