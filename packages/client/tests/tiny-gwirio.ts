import { createHash, randomUUID } from 'node:crypto'
import {
  askVerificationStatus,
  askVerificationStatuses,
  type CorrespondenceView,
  correspondenceItem,
  type GateQuestion,
  listCorrespondence,
  normaliseAddress,
  readCorrespondence,
  recallCorrespondence,
  receiptType,
  refuse,
  sendCorrespondence,
} from '@gwirio/contracts'
import { type Caller, route } from '@gwirio/service-kit'
import { startStandIn, startTestIssuer } from '@gwirio/service-kit/testing'
import { type FixedClock, fixedClock } from '@gwirio/testing'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { startFaultProxy } from './fault-proxy.ts'

/** The one address that the gate lets through. */
export const verifiedAddress = "sean.o'brien+court@post.example"
export const caseReference = 'GW26P00123'

/** Both services as a client sees them, each behind a proxy that can fail; what they took is kept. */
export async function startTinyGwirio(now = () => new Date('2026-11-22T10:00:00.000Z')) {
  await using starting = new AsyncDisposableStack()
  const clock = fixedClock(now().toISOString())
  const issuer = starting.use(await startTestIssuer({ clock }))
  const common = { issuer: issuer.issuer, clock }
  const signer = await createSigner(clock)
  const sent: Sent[] = []
  const gate = starting.use(
    await startStandIn({ ...common, service: 'email-verification', routes: gateRoutes(signer) }),
  )
  const outgoing = starting.use(
    await startStandIn({ ...common, service: 'correspondence', routes: sendRoutes(sent, clock) }),
  )
  const gateProxy = starting.use(await startFaultProxy(gate.url))
  const sendProxy = starting.use(await startFaultProxy(outgoing.url))
  const started = starting.move()
  return {
    clock,
    issuer: issuer.issuer,
    signer,
    sent,
    gate: gateProxy,
    outgoing: sendProxy,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

export interface Sent {
  readonly key: string
  readonly client: string
  readonly files: ReadonlyArray<{ name: string; declaredType: string; bytes: Buffer }>
  view: CorrespondenceView
}

type Signer = Awaited<ReturnType<typeof createSigner>>

async function createSigner(clock: FixedClock) {
  const { publicKey, privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  const key = { ...(await exportJWK(publicKey)), kid: 'r1', alg: 'EdDSA', use: 'sig' }
  const receipt = (
    { address, ...question }: GateQuestion,
    { audience, claims = {}, type = receiptType }: ReceiptOptions,
  ) => {
    const jti = randomUUID()
    const iat = Math.floor(clock.now().getTime() / 1000)
    const compared = normaliseAddress(address) ?? address
    const address_digest = createHash('sha256').update(`${jti}\n${compared}`).digest('base64url')
    const answer = answerTo(address)
    const payload = {
      ...answer,
      ...question,
      address_digest,
      aud: audience,
      jti,
      iat,
      exp: iat + 300,
    }
    return new SignJWT({ ...payload, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'r1', typ: type })
      .sign(privateKey)
  }
  return { jwks: { keys: [key] }, receipt }
}

interface ReceiptOptions {
  audience: string
  claims?: Record<string, unknown>
  type?: string
}

function answerTo(address: string) {
  const isYes = normaliseAddress(address) === normaliseAddress(verifiedAddress)
  return isYes
    ? {
        answer: 'yes' as const,
        reason: 'verified' as const,
        level: 'strong' as const,
        since: '2026-11-01T09:00:00.000Z',
        until: '2027-11-01T09:00:00.000Z',
      }
    : {
        answer: 'no' as const,
        reason: 'not-verified' as const,
        level: null,
        since: null,
        until: null,
      }
}

function gateRoutes(signer: Signer) {
  const answer = async (question: GateQuestion, { clientId }: Caller) => ({
    ...answerTo(question.address),
    receipt: await signer.receipt(question, { audience: clientId }),
  })
  return [
    route(askVerificationStatus, ({ body }, { caller }) => answer(body, caller)),
    route(askVerificationStatuses, async ({ body }, { caller }) => ({
      answers: await Promise.all(body.questions.map((question) => answer(question, caller))),
    })),
  ]
}

function sendRoutes(sent: Sent[], clock: FixedClock) {
  const find = (id: string) => sent.find(({ view }) => view.correspondenceId === id)?.view
  return [
    route(sendCorrespondence, async ({ body, headers, files }, { caller }) => {
      if (answerTo(body.address).answer === 'no') return refuse('gate-closed')
      const known = sent.find(({ key }) => key === headers['idempotency-key'])
      if (known) return known.view
      const view = viewOf(body, clock.now().toISOString())
      sent.push({
        key: headers['idempotency-key'],
        client: caller.clientId,
        files: [...files],
        view,
      })
      return view
    }),
    route(readCorrespondence, async ({ params }) => {
      return find(params.correspondenceId) ?? refuse('correspondence-not-found')
    }),
    route(recallCorrespondence, async ({ params }) => {
      const view = find(params.correspondenceId)
      if (!view) return refuse('correspondence-not-found')
      if (view.state !== 'queued') return refuse('state-does-not-allow')
      change(view, 'recalled')
      return view
    }),
    route(listCorrespondence, async ({ body }) => {
      const from = Number(body.after ?? 0)
      const page = sent
        .slice(from, from + 2)
        .map(({ view }) => correspondenceItem.strip().parse(view))
      const next = from + 2 < sent.length ? String(from + 2) : null
      return { items: page, held: 0, next }
    }),
  ]
}

/** Moves something on, as time does in the real service. */
export function change(
  view: CorrespondenceView,
  kind: 'held' | 'sent' | 'delivered' | 'recalled',
): void {
  const at = view.submittedAt
  view.state = kind
  const made = { reason: null, by: null, note: null }
  view.changes = [...view.changes, { sequence: view.changes.length, kind, at, ...made }]
}

function viewOf(
  body: {
    case: string
    party: string
    kind: CorrespondenceView['kind']
    reference?: string | undefined
  },
  at: string,
): CorrespondenceView {
  return {
    caseId: randomUUID(),
    correspondenceId: randomUUID(),
    caseReference: body.case,
    partyId: randomUUID(),
    partyReference: body.party,
    area: 'gwent',
    kind: body.kind,
    reference: body.reference ?? null,
    state: 'queued',
    reason: null,
    wayIn: 'http',
    submittedAt: at,
    readyAt: at,
    sentAt: null,
    submittedBy: 'reports',
    documents: [],
    findings: [],
    attempts: 0,
    giveUpAt: at,
    deliveredAt: null,
    handOver: null,
    incidentId: null,
    allowed: ['recall'],
    changes: [{ sequence: 0, kind: 'submitted', at, reason: null, by: 'reports', note: null }],
  }
}
