import { createHash, randomBytes } from 'node:crypto'
import process from 'node:process'
import PostalMime from 'postal-mime'
import { readReply } from '../../src/index.ts'
import { loadCorpus } from '../corpus.ts'
import { signMail } from '../dkim-signer.ts'
import { authenticateHostile } from '../hostile/authenticate-hostile.ts'
import { hostileMails } from '../hostile/hostile-mails.ts'
import { hostileSignedMails } from '../hostile/signed-mails.ts'
import { measureCpu } from '../measure-cpu.ts'

const mebibyte = 1_048_576
/** The whole of one, and what is still read to its end. */
const sizes = [250_000, 780_000, mebibyte]
/** What a hostile mebibyte may cost. */
const maxMilliseconds = 200

/**
 * Measures what mail costs, in milliseconds of CPU and against a yardstick of the same run, SHA-256 over
 * 64 MiB. Ends with 1 when a hostile mebibyte costs more than it may.
 */
const bytes = randomBytes(64 * mebibyte)
const yardstick = await measureCpu(async () => createHash('sha256').update(bytes).digest())
report('yardstick', yardstick.milliseconds)

const genuine = loadCorpus('genuine').map(({ raw }) => raw)
const signed = genuine
  .map((raw) => raw.toString('latin1'))
  .filter((mail) => /^From:.*@example\.com/im.test(mail))
  .map((mail) => Buffer.from(signMail(mail), 'latin1'))
await measureEach('parse a genuine reply with postal-mime', genuine, (raw) => PostalMime.parse(raw))
await measureEach('read it', genuine, readReply)
await measureEach('authenticate it', signed, authenticateHostile)

const isReadInTime = await measureHostile('read', readReply, hostileMails)
const isAuthenticatedInTime = await measureHostile(
  'authenticate',
  authenticateHostile,
  hostileSignedMails,
)
process.exitCode = isReadInTime && isAuthenticatedInTime ? 0 : 1

async function measureEach(
  name: string,
  mails: readonly Buffer[],
  work: (raw: Buffer) => Promise<unknown>,
): Promise<void> {
  const { milliseconds } = await measureCpu(async () => {
    for (const raw of mails) await work(raw)
  })
  report(name, milliseconds / mails.length)
}

async function measureHostile(
  verb: string,
  work: (raw: Buffer) => Promise<unknown>,
  mails: ReadonlyArray<{ name: string; make(bytes: number): Buffer }>,
): Promise<boolean> {
  const costs: Array<{ name: string; milliseconds: number }> = []
  for (const { name, make } of mails) {
    for (const size of sizes) {
      const raw = make(size)
      costs.push({ name, milliseconds: (await measureCpu(() => work(raw))).milliseconds })
    }
  }
  costs.sort((one, other) => other.milliseconds - one.milliseconds)
  const [dearest = { name: 'nothing', milliseconds: 0 }] = costs
  report(
    `${verb} the median of ${costs.length} hostile mails`,
    costs[costs.length >> 1]?.milliseconds ?? 0,
  )
  report(`${verb} the dearest: ${dearest.name}`, dearest.milliseconds)
  return dearest.milliseconds < maxMilliseconds
}

function report(name: string, milliseconds: number): void {
  const ratio = milliseconds / yardstick.milliseconds
  process.stdout.write(
    `${name.padEnd(64)} ${milliseconds.toFixed(2).padStart(9)} ms ${ratio.toFixed(3).padStart(8)}\n`,
  )
}
