import type { ChangeKind, VerificationView } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'

type Spoken = Extract<
  keyof ConsoleWords['spoken'],
  'reply' | 'noCode' | 'wrongCode' | 'newCode' | 'verified'
>

/** What staff say to the caller as things stand; nothing where a person has to look first. */
export function whatToSay({ state, changes }: VerificationView): Spoken | null {
  if (state === 'verified') return 'verified'
  if (state !== 'awaiting-reply') return null
  const newest = changes.findLast(({ kind }) => Object.hasOwn(afterChange, kind))
  return (newest && afterChange[newest.kind]) ?? 'reply'
}

const afterChange: Partial<Record<ChangeKind, Spoken>> = {
  'reply-without-code': 'noCode',
  'wrong-code': 'wrongCode',
  'code-too-late': 'newCode',
}
