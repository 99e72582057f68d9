import { randomUUID } from 'node:crypto'
import {
  type Clearance,
  checkCode,
  issueCode,
  readClearance,
  refuse,
  stopCodes,
} from '@gwirio/contracts'
import { type Clock, route } from '@gwirio/service-kit'
import { startStandIn } from '@gwirio/service-kit/testing'

interface Surroundings {
  readonly issuer: string
  readonly clock: Clock
}

/** identity-check as its contract says: the test puts clearances in. */
export async function startIdentityCheck(surroundings: Surroundings) {
  const clearances = new Map<string, Clearance>()
  const identityCheck = {
    clearances,
    /** What happens while somebody waits for the answer. */
    beforeAnswer: null as (() => Promise<void>) | null,
  }
  const listening = await startStandIn({
    ...surroundings,
    service: 'identity-check',
    routes: [
      route(readClearance, async ({ params }) => {
        await identityCheck.beforeAnswer?.()
        return clearances.get(params.identityCheckId) ?? refuse('identity-check-not-found')
      }),
    ],
  })
  return Object.assign(identityCheck, listening)
}

interface Codes {
  live: string | null
  isLate: boolean
  tries: number
  codes: number
}

/** sms-code as its contract says. Its codes are 100001, 100002 and so on, and can be made old. */
export async function startSmsCode(surroundings: Surroundings) {
  const byVerification = new Map<string, Codes>()
  const requests = new Map<string, unknown>()
  const checks = new Map<string, { outcome: 'matched' | 'wrong' | 'too-late' | 'no-live-code' }>()
  const issued: string[] = []
  const stopped: string[] = []
  const receivedAt: string[] = []
  let refusal: 'code-too-soon' | 'codes-used-up' | null = null
  let isLosingChecks = false
  let isStopAway = false
  let next = 100_001
  const codesOf = (id: string) => {
    const codes = byVerification.get(id) ?? { live: null, isLate: false, tries: 5, codes: 3 }
    byVerification.set(id, codes)
    return codes
  }
  const compare = (codes: Codes, candidates: readonly string[]) => {
    if (codes.live === null) return { outcome: 'no-live-code' as const }
    if (!candidates.includes(codes.live)) {
      codes.tries = Math.max(0, codes.tries - candidates.length)
      return { outcome: 'wrong' as const }
    }
    if (codes.isLate) return { outcome: 'too-late' as const }
    codes.live = null
    return { outcome: 'matched' as const }
  }
  const listening = await startStandIn({
    ...surroundings,
    service: 'sms-code',
    routes: [
      route(issueCode, async ({ body }) => {
        if (refusal) return refuse(refusal)
        const codes = codesOf(body.verificationId)
        if (!requests.has(body.requestId)) {
          if (codes.codes === 0) return refuse('codes-used-up')
          requests.set(body.requestId, body)
          Object.assign(codes, { live: String(next++), isLate: false, codes: codes.codes - 1 })
          issued.push(body.verificationId)
        }
        return { textId: randomUUID(), codeNumber: 3 - codes.codes, codesLeft: codes.codes }
      }),
      route(checkCode, async ({ body }) => {
        const codes = codesOf(body.verificationId)
        const key = `${body.verificationId} ${body.replyId}`
        receivedAt.push(body.receivedAt)
        const answer = checks.get(key) ?? compare(codes, body.candidates)
        checks.set(key, answer)
        if (isLosingChecks) throw new Error('the answer is lost')
        return { ...answer, triesLeft: codes.tries, codesLeft: codes.codes }
      }),
      route(stopCodes, async ({ body }) => {
        if (isStopAway) throw new Error('it restarts')
        codesOf(body.verificationId).live = null
        stopped.push(body.verificationId)
        return undefined
      }),
    ],
  })
  return {
    ...listening,
    issued,
    stopped,
    receivedAt,
    codeOf: (verificationId: string) => codesOf(verificationId).live ?? 'none',
    makeLate: (verificationId: string) => Object.assign(codesOf(verificationId), { isLate: true }),
    refuse: (code: typeof refusal) => {
      refusal = code
    },
    /** From now on nothing can be stopped; `false` mends it. */
    loseStops: (lose: boolean) => {
      isStopAway = lose
    },
    /** From now on answers to checks are lost after the comparison; `false` mends it. */
    loseChecks: (lose: boolean) => {
      isLosingChecks = lose
    },
  }
}
