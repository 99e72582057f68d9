import { randomUUID } from 'node:crypto'
import type { CorrespondenceKind } from '@gwirio/contracts'
import type { Request } from 'express'
import type { Context } from '../../context.ts'
import type { LetterFields } from './fields.ts'

declare module 'express-session' {
  interface SessionData {
    /** The letter that is being written, sealed. */
    sealedLetter: string
    /** The letters that were handed in last: a form that is sent again leads to what came of it. */
    lettersSent: ReadonlyArray<{ readonly key: string; readonly path: string }>
  }
}

/** A letter that was written and not handed in yet. */
export interface LetterDraft extends LetterFields {
  readonly kind: CorrespondenceKind
  /** Of the party that it is for. */
  readonly path: string
  /** As it was shown to whoever wrote it. */
  readonly address: string
  /** Names the letter to the service, which takes it once, however often it is handed in. */
  readonly key: string
  /** It was handed in and no answer came: it may have been taken. */
  readonly isUncertain: boolean
}

const mostRemembered = 20

/** What is being written for this party, if anything is. */
export function draftFor({ cipher }: Context, request: Request, path: string): LetterDraft | null {
  const { sealedLetter } = request.session
  if (!sealedLetter) return null
  const opened = cipher.open(Buffer.from(sealedLetter, 'base64'), contextOf(request))
  const draft = JSON.parse(opened) as LetterDraft
  return draft.path === path ? draft : null
}

/** Remembers what was written. The same words stay the same letter; others are another one. */
export function keepDraft(
  context: Context,
  request: Request,
  written: Omit<LetterDraft, 'key' | 'isUncertain'>,
): void {
  const before = draftFor(context, request, written.path)
  const isSame = before !== null && textOf(before) === textOf(written)
  const key = isSame ? before.key : randomUUID()
  sealDraft(context, request, { ...written, key, isUncertain: before?.isUncertain ?? false })
}

/** No answer came when it was handed in. */
export function markUncertain(context: Context, request: Request, draft: LetterDraft): void {
  sealDraft(context, request, { ...draft, isUncertain: true })
}

/** It was handed in: forgets what was written and remembers what came of it. */
export function finishDraft(request: Request, { key }: LetterDraft, path: string): void {
  delete request.session.sealedLetter
  const before = request.session.lettersSent ?? []
  request.session.lettersSent = [...before, { key, path }].slice(-mostRemembered)
}

/** Where the letter of a form is that was handed in before. */
export function findSent(request: Request, key: string): string | null {
  const sent = request.session.lettersSent ?? []
  return sent.find((each) => each.key === key)?.path ?? null
}

function sealDraft({ cipher }: Context, request: Request, draft: LetterDraft): void {
  const sealed = cipher.seal(JSON.stringify(draft), contextOf(request))
  request.session.sealedLetter = sealed.toString('base64')
}

function textOf({
  kind,
  reference,
  subject,
  text,
  path,
  address,
}: Omit<LetterDraft, 'key' | 'isUncertain'>) {
  return JSON.stringify([kind, reference, subject, text, path, address])
}

function contextOf(request: Request): string {
  return `console.session.letter:${request.sessionID}`
}
