import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  replyTo,
  startAndPrompt,
  startWorld,
  type World,
  waitForChange,
} from './email-verification.ts'

describe('the whole flow', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(async () => world[Symbol.asyncDispose]())

  it('verifies an address by a signed reply with the code, and says yes only then', async () => {
    const started = await startAndPrompt(world)
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no' })
    const code = world.smsCode.codeOf(started.verification.verificationId)
    await replyTo(world, started, { text: `My code is ${code}` })
    const view = await waitForChange(world, started.key, 'verified')
    expect(view).toMatchObject({ state: 'verified', level: 'strong' })
    expect(await ask(world, started.party)).toMatchObject({ answer: 'yes', level: 'strong' })
  })
})
