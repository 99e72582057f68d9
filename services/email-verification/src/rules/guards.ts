import type { AuthenticationLevel } from '@gwirio/contracts'
import type { Command, Confirmation } from './command.ts'
import type { Verification } from './model.ts'

/** What a guard looks at. */
export interface Given {
  readonly verification: Verification | null
  readonly command: Command
  readonly now: Date
}

export function identityNotProved({ command }: Given): boolean {
  return command.kind !== 'start' || command.given.identityCheck.outcome !== 'passed'
}

export function proofNotEnough({ verification, command }: Given): boolean {
  return !verification || command.kind !== 'confirm' || !proves(verification, command.proof)
}

function proves(verification: Verification, { identityCheckId, reply, code }: Confirmation) {
  return (
    identityCheckId === verification.identityCheckId &&
    isEnough(reply.level, verification) &&
    reply.from === verification.address &&
    code.outcome === 'matched' &&
    code.verificationId === verification.verificationId &&
    code.replyId === reply.replyId
  )
}

function isEnough(level: AuthenticationLevel, { acceptsWeak }: Verification): boolean {
  return level === 'strong' || (level === 'weak' && acceptsWeak)
}

export function isDoubted({ verification }: Given): boolean {
  return verification?.doubt != null
}

export function noTriesLeft({ verification, command }: Given): boolean {
  return ('triesLeft' in command ? command.triesLeft : verification?.triesLeft) === 0
}

export function noCodesLeft({ verification, command }: Given): boolean {
  return ('codesLeft' in command ? command.codesLeft : verification?.codesLeft) === 0
}

export function refusedForGood({ command }: Given): boolean {
  const reasons: readonly string[] = ['codes-used-up', 'tries-used-up']
  return command.kind === 'code-refused' && reasons.includes(command.reason)
}

export function openTimeIsOver({ verification, now }: Given): boolean {
  return verification !== null && verification.openUntil <= now
}

export function verifiedTimeIsOver({ verification, now }: Given): boolean {
  return verification?.verifiedUntil != null && verification.verifiedUntil <= now
}
