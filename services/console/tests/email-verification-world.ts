import { randomUUID } from 'node:crypto'
import {
  type Change,
  type ChangeKind,
  cancelVerification,
  endVerification,
  isRefusal,
  listVerifications,
  type Operation,
  type Refusal,
  type ReplyView,
  readReply,
  readVerification,
  refuse,
  requestNewCode,
  startVerification,
  suspendVerification,
  type VerificationStep,
  type VerificationView,
  watchVerification,
} from '@gwirio/contracts'
import { type Route, route, type ServerSentEvent, stream } from '@gwirio/service-kit'
import type { IdentityCheckWorld } from './identity-check-world.ts'
import { Moods } from './moods.ts'

/** email-verification as its contract says; the test makes things happen. */
export class EmailVerificationWorld extends Moods {
  readonly verifications: VerificationView[] = []
  readonly replies: ReplyView[] = []
  readonly asked: Array<{ operation: string; body: unknown }> = []
  readonly #wake = new Set<() => void>()
  readonly #parties: IdentityCheckWorld
  /** How many streams are open. */
  watchers = 0
  /** What else happens while a start is under way. */
  beforeStart: () => Promise<void> = async () => undefined
  /** What happens to the answer of a start. */
  afterStart: () => Promise<Refusal<never> | null> = async () => null
  /** The headers with which the last stream was asked for. */
  lastEventId: string | null = null

  constructor(parties: IdentityCheckWorld) {
    super()
    this.#parties = parties
  }

  add(verification: Partial<VerificationView> = {}): VerificationView {
    const party = this.#parties.parties[0] ?? this.#parties.add()
    const now = new Date()
    const added: VerificationView = {
      caseId: party.caseId,
      caseReference: party.caseReference,
      partyId: party.partyId,
      partyReference: party.partyReference,
      verificationId: randomUUID(),
      identityCheckId: randomUUID(),
      state: 'awaiting-reply',
      reason: null,
      address: 'sian@post.example',
      level: null,
      startedAt: now.toISOString(),
      openUntil: new Date(now.getTime() + 86_400_000).toISOString(),
      verifiedAt: null,
      verifiedUntil: null,
      triesLeft: 5,
      codesLeft: 2,
      area: party.area,
      attention: null,
      held: [],
      allowed: [],
      approvalId: null,
      safeToText: 'any-time',
      frozen: false,
      resumeNeeds: 'second-person',
      changes: [],
      changeCount: 0,
      replyCount: 0,
      ...verification,
    }
    added.allowed = verification.allowed ?? stepsIn(added)
    this.verifications.unshift(added)
    if (added.changes.length === 0) this.happen(added, 'started')
    if (verification.allowed) added.allowed = verification.allowed
    return added
  }

  /** Something happens to a verification; the streams tell. */
  happen(
    verification: VerificationView,
    kind: ChangeKind,
    more: Partial<VerificationView> & { why?: string | undefined; replyId?: string } = {},
  ): void {
    const { why = null, replyId = null, ...news } = more
    const at = new Date().toISOString()
    const change: Change = {
      sequence: verification.changes.length + 1,
      kind,
      at,
      reason: why,
      replyId,
    }
    Object.assign(verification, { held: heldAfter(verification.held, change) }, news, {
      changes: [...verification.changes, change],
      changeCount: verification.changeCount + 1,
    })
    verification.allowed = news.allowed ?? stepsIn(verification)
    for (const wake of this.#wake) wake()
  }

  /** A mail comes in for a verification and is held. */
  hold(verification: VerificationView, reply: Partial<ReplyView> = {}): ReplyView {
    const held: ReplyView = {
      replyId: randomUUID(),
      receivedAt: new Date().toISOString(),
      wayIn: 'smtp',
      outcome: 'reply-held',
      reason: 'other-address',
      level: null,
      verdictReasons: [],
      mayBeAccepted: false,
      from: ['•••@other.example'],
      to: ['•••@reply.example'],
      cc: [],
      replyTo: [],
      subject: 'Re: code',
      text: 'Fy nghod i yw ••••••.',
      isCut: false,
      attachments: [],
      ...reply,
    }
    this.replies.push(held)
    const { replyId, reason } = held
    this.happen(verification, 'reply-received', { replyId })
    this.happen(verification, held.outcome ?? 'reply-held', { replyId, why: reason ?? undefined })
    return held
  }

  get routes(): Route[] {
    const find = (id: string) =>
      this.verifications.find(({ verificationId }) => verificationId === id)
    const known = (operation: Operation, id: string) =>
      this.refusal(operation) ?? find(id) ?? refuse('verification-not-found')
    return [
      route(listVerifications, async ({ params }) => {
        const verifications = this.verifications.filter(({ partyId }) => partyId === params.partyId)
        return this.refusal(listVerifications) ?? { verifications }
      }),
      route(startVerification, async ({ params, body }) => {
        this.asked.push({ operation: 'startVerification', body })
        const { caseId, address, identityCheckId } = { ...params, ...body }
        const { safeToText } = body.safeContact
        const asked = { address, identityCheckId, safeToText }
        await this.beforeStart()
        const started = this.refusal(startVerification) ?? this.#start(caseId, asked)
        return (await this.afterStart()) ?? started
      }),
      route(readVerification, async ({ params }) => known(readVerification, params.verificationId)),
      route(requestNewCode, async ({ params }) => {
        const found = known(requestNewCode, params.verificationId)
        if (!isRefusal(found)) this.happen(found, 'text-sent', { codesLeft: found.codesLeft - 1 })
        return found
      }),
      route(cancelVerification, async ({ params, body }) => {
        this.asked.push({ operation: 'cancelVerification', body })
        const found = known(cancelVerification, params.verificationId)
        if (!isRefusal(found))
          this.happen(found, 'cancelled', {
            state: 'cancelled',
            reason: body.reason,
            why: body.reason,
          })
        return found
      }),
      route(suspendVerification, async ({ params, body }) => {
        const found = known(suspendVerification, params.verificationId)
        if (!isRefusal(found))
          this.happen(found, 'suspended', { state: 'suspended', why: body.reason })
        return found
      }),
      route(endVerification, async ({ params, body }) => {
        const found = known(endVerification, params.verificationId)
        if (!isRefusal(found)) this.happen(found, 'ended', { state: 'ended', why: body.reason })
        return found
      }),
      route(readReply, async ({ params }) => {
        this.asked.push({ operation: 'readReply', body: params })
        const reply = this.replies.find(({ replyId }) => replyId === params.replyId)
        return this.refusal(readReply) ?? reply ?? refuse('reply-not-found')
      }),
      stream(watchVerification, async ({ params }, { lastEventId, signal }) => {
        const found = known(watchVerification, params.verificationId)
        if (isRefusal(found)) return found
        this.lastEventId = lastEventId
        return this.#follow(found, Number(lastEventId ?? 0), signal)
      }),
    ]
  }

  /** Of the party who was called last in that case. */
  #start(caseId: string, more: Partial<VerificationView>): VerificationView {
    const party = this.#parties.parties.findLast((each) => each.caseId === caseId)
    const { partyId = randomUUID(), partyReference = '1' } = party ?? {}
    return this.add({ caseId, partyId, partyReference, ...more })
  }

  async *#follow(
    verification: VerificationView,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<ServerSentEvent> {
    let seen = after
    this.watchers += 1
    try {
      while (!signal.aborted) {
        for (const change of verification.changes.filter(({ sequence }) => sequence > seen)) {
          seen = change.sequence
          yield { id: String(seen), event: 'change', data: change }
        }
        const { promise, resolve } = Promise.withResolvers<void>()
        this.#wake.add(resolve)
        signal.addEventListener('abort', () => resolve(), { once: true })
        await promise
        this.#wake.delete(resolve)
      }
    } finally {
      this.watchers -= 1
    }
  }
}

/** What the rules would still count as held. */
function heldAfter(held: readonly Change[], change: Change): Change[] {
  const settling: readonly ChangeKind[] = ['verified', 'resumed', 'cancelled', 'ended', 'settled']
  if (settling.includes(change.kind)) return []
  if (change.kind !== 'reply-held') return [...held]
  return [change, ...held.filter(({ reason }) => reason !== change.reason)]
}

/** What the rules would allow. */
function stepsIn({ state, codesLeft, attention }: VerificationView): VerificationStep[] {
  const settle = attention ? (['settle'] as const) : []
  const newCode = codesLeft > 0 ? (['request-new-code'] as const) : []
  if (state === 'awaiting-reply') return [...newCode, 'cancel', ...settle, 'move-to-area']
  if (state === 'verified') return ['suspend', 'end', ...settle, 'move-to-area']
  if (state === 'suspended') return ['end', 'request-resume', ...settle, 'move-to-area']
  return [...settle]
}
