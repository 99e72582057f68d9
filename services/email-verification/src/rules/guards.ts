import { wasDoubtedFirst } from './approval.ts'
import type { Command, Confirmation, TwoPeople } from './command.ts'
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

export function isFrozen({ command }: Given): boolean {
  if (command.kind === 'start') return command.given.isFrozen
  return command.kind === 'resume' && command.isFrozen
}

/** An approval is good for its identity check and its address, and for what was asked. */
export function approvalMissing({ command }: Given): boolean {
  if (command.kind !== 'start') return true
  const { needs, approval, identityCheck, address } = command.given
  if (needs.length === 0) return false
  return !(
    approval &&
    areTwo(approval) &&
    approval.identityCheckId === identityCheck.identityCheckId &&
    approval.address === address &&
    needs.every((need) => approval.kinds.includes(need))
  )
}

export function notDecidedByAnother({ verification, command }: Given): boolean {
  if (command.kind !== 'resume') return true
  const { approval } = command
  return !areTwo(approval) || approval.verificationId !== verification?.verificationId
}

/** What was doubted before it was ever verified is for a manager to open. */
export function notDecidedByManager({ verification, command }: Given): boolean {
  if (command.kind !== 'resume' || !verification) return true
  return wasDoubtedFirst(verification) && !command.approval.byManager
}

function areTwo({ requestedBy, decidedBy }: TwoPeople): boolean {
  return requestedBy !== '' && decidedBy !== '' && requestedBy !== decidedBy
}

/** What was verified is no longer true: nobody can take that back. */
export function contactHasChanged({ verification }: Given): boolean {
  return verification?.reason === 'contact-changed'
}

/** The same freeze again is nothing new. */
export function isSuspendedByFreeze({ verification }: Given): boolean {
  return verification?.reason === 'frozen'
}

export function proofNotEnough({ verification, command }: Given): boolean {
  return !verification || command.kind !== 'confirm' || !proves(verification, command.proof)
}

function proves(verification: Verification, proof: Confirmation) {
  const { identityCheckId, reply, code } = proof
  return (
    identityCheckId === verification.identityCheckId &&
    isEnough(proof, verification) &&
    reply.from === verification.address &&
    code.outcome === 'matched' &&
    code.verificationId === verification.verificationId &&
    code.replyId === reply.replyId
  )
}

function isEnough({ reply, approval }: Confirmation, { acceptsWeak }: Verification): boolean {
  if (reply.level === 'strong' || (reply.level === 'weak' && acceptsWeak)) return true
  return approval !== undefined && areTwo(approval) && approval.mailId === reply.mailId
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
