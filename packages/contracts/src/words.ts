import { z } from 'zod'

/** States of a verification, as product documentation draws them. */
export const verificationState = z.enum([
  'awaiting-reply',
  'verified',
  'suspended',
  'failed',
  'expired',
  'cancelled',
  'ended',
])
export type VerificationState = z.infer<typeof verificationState>

/** How surely a reply came from its From address: aligned DKIM or DMARC pass; aligned SPF only; neither. */
export const authenticationLevel = z.enum(['strong', 'weak', 'none'])
export type AuthenticationLevel = z.infer<typeof authenticationLevel>

/** The party's language for mails and texts; `both` when it is not known: Welsh first, then English. */
export const language = z.enum(['cy', 'en', 'both'])
export type Language = z.infer<typeof language>

/** How a party asked to get letters: in large print, or as plain text alone. */
export const letterFormat = z.enum(['standard', 'large-print', 'plain-text'])
export type LetterFormat = z.infer<typeof letterFormat>

export const lawKind = z.enum(['private', 'public'])
export type LawKind = z.infer<typeof lawKind>

/** Area offices. */
export const area = z.enum([
  'gwent',
  'mid-and-west-wales',
  'south-wales',
  'south-west-wales',
  'north-wales',
])
export type Area = z.infer<typeof area>

/** What a member of the staff does; `scopesOfRole` says what each may. */
export const staffRole = z.enum(['business-support', 'manager', 'auditor'])
export type StaffRole = z.infer<typeof staffRole>

/** Who decides what takes a second person. */
export const approvalNeeds = z.enum(['second-person', 'manager'])

/** What staff write beside a decision; it may name people, so it is kept as personal data. */
export const note = z.string().trim().min(3).max(500)

/** What can go wrong with a number on file. */
export const mobileProblem = z.enum(['missing', 'landline', 'foreign', 'not-a-number'])
export type MobileProblem = z.infer<typeof mobileProblem>

export const uuid = z.uuid().toLowerCase()
export const instant = z.iso
  .datetime({ offset: true })
  .meta({ description: 'Time with offset, RFC 3339' })
/** Hours and minutes, in the time of Wales. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const caseReference = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9/-]{2,31}$/)
  .meta({ description: "The organisation's own reference of the case", example: 'GW26P00123' })
export const partyReference = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9/-]{0,31}$/)
  .meta({ description: 'The reference of the party within the case', example: '1' })
export const addressText = z
  .string()
  .min(1)
  .max(320)
  .meta({ description: 'One e-mail address', example: 'gwen@post.example' })
