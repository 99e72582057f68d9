import type { ChangeKind, VerificationView } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'

type Spoken = Extract<
  keyof ConsoleWords['spoken'],
  'reply' | 'noCode' | 'wrongCode' | 'newCode' | 'cameBack' | 'verified'
>

/** What staff say to the caller as things stand; nothing where a person has to look first. */
export function whatToSay({ state, changes }: VerificationView): Spoken | null {
  if (state === 'verified') return 'verified'
  if (state !== 'awaiting-reply') return null
  if (hasComeBack({ state, changes })) return 'cameBack'
  const text = changes.findLast(({ kind }) => texts.includes(kind))
  if (text && noText.includes(text.kind)) return null
  const newest = changes.findLast(({ kind }) => Object.hasOwn(afterChange, kind))
  return (newest && afterChange[newest.kind]) ?? 'reply'
}

/** Whether the e-mail did not arrive: no reply can come before another address is taken down. */
export function hasComeBack({
  state,
  changes,
}: Pick<VerificationView, 'state' | 'changes'>): boolean {
  const mails: readonly ChangeKind[] = ['prompt-sent', 'prompt-failed', 'reply-received']
  const newest = changes.findLast(({ kind }) => mails.includes(kind))
  return state === 'awaiting-reply' && newest?.kind === 'prompt-failed'
}

const noText: readonly ChangeKind[] = ['text-failed', 'code-refused']
const texts: readonly ChangeKind[] = [...noText, 'text-sent', 'text-delivered']

const afterChange: Partial<Record<ChangeKind, Spoken>> = {
  'reply-without-code': 'noCode',
  'wrong-code': 'wrongCode',
  'code-too-late': 'newCode',
}
