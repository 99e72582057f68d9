import {
  askVerificationStatus,
  callOperation,
  type GateQuestion,
  isRefusal,
} from '@gwirio/contracts'
import { openDatabase } from '@gwirio/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doubts } from './doubts.ts'
import { type GateServices, startGateServices } from './services.ts'
import { states, store } from './states.ts'
import { openWays, type Way } from './ways.ts'

let services: GateServices
let ways: Record<string, Way>
const questions = new Map<string, GateQuestion>()
const names = Object.keys(states)

beforeAll(async () => {
  services = await startGateServices()
  const db = openDatabase<unknown>({ url: services.adminUrl, maxConnections: 1 })
  for (const [number, name] of names.entries()) {
    const state = states[name]
    if (!state) throw new Error(name)
    const { indexKey } = services
    questions.set(name, await store(db, state, { number: number + 1, indexKey }))
  }
  await db.destroy()
  ways = openWays(services)
})
afterAll(async () => {
  await services?.[Symbol.asyncDispose]()
})

function questionOf(name: string): GateQuestion {
  const question = questions.get(name)
  if (!question) throw new Error(name)
  return question
}

async function askEveryWay(question: GateQuestion): Promise<Record<string, string>> {
  const answers = Object.entries(ways).map(async ([way, ask]) => [way, await ask(question)])
  return Object.fromEntries(await Promise.all(answers))
}

function allSay(answer: 'yes' | 'no'): Record<string, string> {
  return Object.fromEntries(Object.keys(ways).map((way) => [way, answer]))
}

describe('the gate', () => {
  describe.each(names)('of a party: %s', (name) => {
    const reason = states[name]?.reason ?? 'unknown'
    const answer = reason === 'verified' ? 'yes' : 'no'

    it(`says ${answer} in every way`, async () => {
      expect(await askEveryWay(questionOf(name))).toEqual(allSay(answer))
    })

    it('says the same to letters of another case', async () => {
      const question = questionOf(name)
      const loud = { ...question, address: question.address.toUpperCase() }
      expect(await askEveryWay(loud)).toEqual(allSay(answer))
    })

    it(`says that the reason is ${reason} to who may know it, and to nobody else`, async () => {
      const ask = (scope: string) =>
        callOperation(
          {
            baseUrl: services.urls.question,
            token: () => services.issuer.token({ audience: 'urn:gwirio:api', scope }),
          },
          askVerificationStatus,
          { body: questionOf(name) },
        )
      const told = await ask('verification:read verification:explain')
      expect(isRefusal(told) ? told : told.reason).toBe(reason)
      const untold = await ask('verification:read')
      const plain = answer === 'yes' ? 'verified' : 'not-verified'
      expect(isRefusal(untold) ? untold : untold.reason).toBe(plain)
    })

    it.each(Object.keys(doubts))('says no in every way to %s', async (doubt) => {
      const change = doubts[doubt]
      if (!change) throw new Error(doubt)
      // Somebody else who is verified, so that a yes would be about another
      const verified = questionOf(name === 'verified' ? 'verified weakly' : 'verified')
      const asked = change(questionOf(name), verified)
      expect(await askEveryWay(asked)).toEqual(allSay('no'))
    })
  })
})
