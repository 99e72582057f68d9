import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { createFieldCipher } from '@gwirio/database'
import pg from 'pg'

/**
 * The yardstick: the same look-up and the same two rows of audit for each question, as one would write them by hand with
 * node:http and pg. It checks no token and no input, applies no rule, signs no receipt, and logs nothing.
 */
const { DATABASE_URL, FIELD_KEY = '', INDEX_KEY = '' } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 })
const cipher = createFieldCipher({
  current: 'k1',
  keys: { k1: Buffer.from(FIELD_KEY, 'base64') },
})
const indexKey = Buffer.from(INDEX_KEY, 'base64')
const nobody = '00000000-0000-0000-0000-000000000000'

const lookUp = `select case_id, party_id, verification_id, level, verified_at, verified_until
  from verification v
  where case_reference = $1 and party_reference = $2 and state = 'verified' and address_index = $3
    and verified_until > now()
    and not exists (
      select from case_freeze f
      where f.case_id = v.case_id and lifted_at is null and (f.party_id is null or f.party_id = v.party_id))`
const record = `with event as (
    insert into audit.event (case_id, event_id, occurred_at, service, action, actor_kind, actor_id, party_id,
      verification_id, reason, details, commitments, leaf_hash)
    values ($1, $2, $3, 'by-hand', 'status.asked', 'client', 'bench', $4, $5, $6, $7, $8, $9))
  insert into audit.personal (case_id, event_id, field, box) values ($1, $2, 'address', $10)`

async function answer(question: { case: string; party: string; address: string }) {
  const value = JSON.stringify(['email_verification.address', question.address.toLowerCase()])
  const digest = createHmac('sha256', indexKey).update(value).digest().subarray(0, 16)
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query({
      name: 'look-up',
      text: lookUp,
      values: [question.case, question.party, digest],
    })
    const [row] = rows
    const eventId = randomUUID()
    const reason = row ? 'verified' : 'not-verified'
    const details = JSON.stringify({ answer: row ? 'yes' : 'no', case: question.case })
    const box = cipher.seal(`${eventId}:${question.address}`, `audit.personal.address:${eventId}`)
    const commitment = createHash('sha256').update(eventId).update(question.address)
    const commitments = JSON.stringify({ address: commitment.digest('base64url') })
    const now = new Date()
    const leaf = createHash('sha256').update(eventId + details + commitments)
    await client.query({
      name: 'record',
      text: record,
      values: [
        row?.case_id ?? nobody,
        eventId,
        now,
        row?.party_id ?? null,
        row?.verification_id ?? null,
        reason,
        details,
        commitments,
        leaf.digest(),
        box,
      ],
    })
    await client.query('commit')
    const { level = null, verified_at: since = null, verified_until: until = null } = row ?? {}
    return { answer: row ? 'yes' : 'no', reason, level, since, until }
  } finally {
    client.release()
  }
}

const server = createServer((request, response) => {
  void text(request)
    .then((body) => answer(JSON.parse(body) as Parameters<typeof answer>[0]))
    .then((found) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(found))
    })
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`${JSON.stringify({ port })}\n`)
})
