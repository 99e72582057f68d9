import { randomUUID } from 'node:crypto'
import {
  type CorrespondenceChange,
  type CorrespondenceChangeKind,
  type CorrespondenceStep,
  type CorrespondenceView,
  correspondenceItem,
  isRefusal,
  listCorrespondence,
  type Operation,
  type PartyView,
  previewCorrespondence,
  type Refusal,
  type ResultOf,
  readCorrespondence,
  readCorrespondenceContent,
  readDocument,
  recallCorrespondence,
  refuse,
  refuseCorrespondence,
  releaseCorrespondence,
  sendCorrespondence,
} from '@gwirio/contracts'
import type { Clock } from '@gwirio/service-kit'
import { type Route, route } from '@gwirio/service-kit'
import type { IdentityCheckWorld } from './identity-check-world.ts'
import { Moods } from './moods.ts'

/** correspondence as its contract says; the test makes things happen. */
export class CorrespondenceWorld extends Moods {
  readonly all: CorrespondenceView[] = []
  /** Who decides. */
  readonly staff = 'Mair Jones'
  readonly asked: Array<{ operation: string; body: unknown }> = []
  content = {
    address: 'sian@post.example',
    subject: 'A letter for you',
    text: 'Dear Siân\n\nPlease read the letter.',
  }
  preview: ResultOf<typeof previewCorrespondence> = {
    subject: 'A letter for you',
    text: 'Here is a letter.\n\nIt is confidential.',
    html: null,
  }
  documents: Array<{ name: string; declaredType: string; bytes: Buffer }> = []
  readonly #byKey = new Map<string, CorrespondenceView>()
  readonly #parties: IdentityCheckWorld
  readonly #clock: Clock

  constructor(parties: IdentityCheckWorld, clock: Clock) {
    super()
    this.#parties = parties
    this.#clock = clock
  }

  add(facts: Partial<CorrespondenceView> = {}, party?: PartyView): CorrespondenceView {
    const of = party ?? this.#parties.parties[0] ?? this.#parties.add()
    const now = this.#clock.now()
    const added: CorrespondenceView = {
      caseId: of.caseId,
      correspondenceId: randomUUID(),
      caseReference: of.caseReference,
      partyId: of.partyId,
      partyReference: of.partyReference,
      area: of.area,
      kind: 'letter',
      reference: null,
      state: 'waiting',
      reason: null,
      wayIn: 'staff',
      submittedAt: now.toISOString(),
      readyAt: new Date(now.getTime() + 120_000).toISOString(),
      sentAt: null,
      submittedBy: 'Mair Jones',
      documents: [],
      findings: [],
      attempts: 0,
      giveUpAt: new Date(now.getTime() + 72 * 3_600_000).toISOString(),
      deliveredAt: null,
      handOver: null,
      incidentId: null,
      allowed: [],
      changes: [],
      ...facts,
    }
    added.allowed = facts.allowed ?? stepsIn(added)
    this.all.unshift(added)
    this.happen(added, 'submitted', { by: added.submittedBy })
    return added
  }

  /** Something happens to it. */
  happen(
    correspondence: CorrespondenceView,
    kind: CorrespondenceChangeKind,
    {
      by = null,
      note = null,
      ...facts
    }: Partial<CorrespondenceView & Pick<CorrespondenceChange, 'by' | 'note'>> = {},
  ): CorrespondenceView {
    const { changes } = correspondence
    const reason = facts.reason ?? null
    const change = {
      sequence: changes.length + 1,
      kind,
      at: this.#clock.now().toISOString(),
      reason,
      by,
      note,
    }
    Object.assign(correspondence, facts, { changes: [...changes, change] })
    if (facts.state) correspondence.allowed = facts.allowed ?? stepsIn(correspondence)
    return correspondence
  }

  get routes(): Route[] {
    return [...this.#sending, ...this.#reading, ...this.#deciding]
  }

  get #sending(): Route[] {
    return [
      route(previewCorrespondence, async ({ body }) => {
        this.asked.push({ operation: 'previewCorrespondence', body })
        return this.refusal(previewCorrespondence) ?? this.preview
      }),
      route(sendCorrespondence, async ({ body, files, headers }) => {
        const key = headers['idempotency-key']
        this.asked.push({ operation: 'sendCorrespondence', body: { ...body, key } })
        const refusal = this.refusal(sendCorrespondence)
        if (refusal) return refusal
        if (!body.text && files.length === 0) return refuse('nothing-to-send')
        const known = this.#byKey.get(key)
        if (known) return known
        const party = this.#parties.parties.findLast(
          (each) => each.caseReference === body.case && each.partyReference === body.party,
        )
        const documents = files.map(({ name, bytes }) => ({
          name,
          type: 'pdf' as const,
          bytes: bytes.length,
        }))
        this.documents = [...files]
        const { kind, reference = null } = body
        const added = this.add({ kind, reference, documents }, party)
        this.#byKey.set(key, added)
        return added
      }),
    ]
  }

  get #reading(): Route[] {
    return [
      route(readCorrespondence, async ({ params }) => this.#find(readCorrespondence, params)),
      route(listCorrespondence, async ({ body }) => {
        this.asked.push({ operation: 'listCorrespondence', body })
        const inAreas = this.all.filter(
          ({ area }) => body.areas.length === 0 || body.areas.includes(area),
        )
        const items = inAreas
          .filter(({ caseReference }) => !body.case || caseReference === body.case)
          .filter(({ partyReference }) => !body.party || partyReference === body.party)
          .filter(({ state }) => body.states.length === 0 || body.states.includes(state))
          .map((each) => correspondenceItem.strip().parse(each))
        const held = inAreas.filter(({ state }) => state === 'held').length
        const next = items.length > 12 && !body.after ? 'more' : null
        return this.refusal(listCorrespondence) ?? { items, held, next }
      }),
      route(readCorrespondenceContent, async ({ params }) => {
        this.asked.push({ operation: 'readCorrespondenceContent', body: params })
        const found = this.#find(readCorrespondenceContent, params)
        return isRefusal(found) ? found : this.content
      }),
      route(readDocument, async ({ params }) => {
        this.asked.push({ operation: 'readDocument', body: params })
        const found = this.#find(readDocument, params)
        if (isRefusal(found)) return found
        const document = found.documents[params.document]
        if (!document) return refuse('document-not-found')
        return { ...document, base64: Buffer.from('<script>').toString('base64') }
      }),
    ]
  }

  get #deciding(): Route[] {
    return [
      route(recallCorrespondence, async ({ params }) => {
        const found = this.#find(recallCorrespondence, params)
        if (isRefusal(found)) return found
        if (!found.allowed.includes('recall')) return refuse('state-does-not-allow')
        const reason = 'recalled'
        return this.happen(found, 'recalled', { state: 'recalled', reason, by: this.staff })
      }),
      route(releaseCorrespondence, async ({ params, body }) => {
        this.asked.push({ operation: 'releaseCorrespondence', body })
        const found = this.#find(releaseCorrespondence, params)
        if (isRefusal(found)) return found
        const { note } = body
        return this.happen(found, 'released', { state: 'queued', by: this.staff, note })
      }),
      route(refuseCorrespondence, async ({ params, body }) => {
        this.asked.push({ operation: 'refuseCorrespondence', body })
        const found = this.#find(refuseCorrespondence, params)
        if (isRefusal(found)) return found
        const decided = { state: 'refused', reason: 'refused-by-staff' } as const
        return this.happen(found, 'refused', { ...decided, by: this.staff, note: body.note })
      }),
    ]
  }

  #find(
    operation: Operation,
    { correspondenceId }: { correspondenceId: string },
  ): CorrespondenceView | Refusal<'correspondence-not-found'> {
    const found = this.all.find((each) => each.correspondenceId === correspondenceId)
    return this.refusal(operation) ?? found ?? refuse('correspondence-not-found')
  }
}

/** What the rules would allow a manager. */
function stepsIn({ state, wayIn }: CorrespondenceView): CorrespondenceStep[] {
  if (state === 'waiting' || state === 'queued') return ['recall']
  if (state === 'held')
    return wayIn === 'staff' ? ['recall', 'refuse'] : ['recall', 'release', 'refuse']
  return ['sent', 'delivered', 'bounced'].includes(state) ? ['wrong-recipient'] : []
}
