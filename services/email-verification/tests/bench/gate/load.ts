import { Agent, request } from 'node:http'
import type { GateQuestion } from '@gwirio/contracts'

/** A question and the answer that it must get. */
export interface Sample {
  readonly question: GateQuestion
  readonly answer: 'yes' | 'no'
}

export interface LoadFigures {
  readonly perSecond: number
  /** In milliseconds. */
  readonly median: number
  readonly p99: number
}

const connections = 16

/**
 * Asks over 16 connections that stay open, each the next question as soon as the one before is answered.
 *
 * @throws Error at the first wrong answer: a quick one is worth nothing
 */
export async function load(
  server: { url: string; authorization: string },
  samples: readonly Sample[],
  seconds: number,
): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const began = performance.now()
  const until = began + seconds * 1_000
  let next = 0
  const askOnAndOn = async () => {
    while (performance.now() < until) {
      next += 1
      const sample = samples[(next * 7_919) % samples.length] as Sample
      const asked = performance.now()
      const answer = await ask(server, agent, sample.question)
      times.push(performance.now() - asked)
      if (answer !== sample.answer) throw new Error(`${answer} in place of ${sample.answer}`)
    }
  }
  await Promise.all(Array.from({ length: connections }, askOnAndOn))
  const elapsedSeconds = (performance.now() - began) / 1_000
  agent.destroy()
  times.sort((one, other) => one - other)
  return {
    perSecond: times.length / elapsedSeconds,
    median: times[times.length >> 1] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  }
}

function ask(
  { url, authorization }: { url: string; authorization: string },
  agent: Agent,
  question: GateQuestion,
): Promise<string> {
  const body = JSON.stringify(question)
  return new Promise((resolve, reject) => {
    const asking = request(new URL('/v1/verification-status', url), {
      method: 'POST',
      agent,
      headers: {
        authorization,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    })
    asking.on('error', reject)
    asking.on('response', (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const answer: unknown = JSON.parse(Buffer.concat(parts).toString())
        resolve((answer as { answer: string }).answer)
      })
    })
    asking.end(body)
  })
}
