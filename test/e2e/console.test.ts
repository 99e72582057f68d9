import { startChromium } from '@gwirio/testing/chromium'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { makePlace, type Place, type System, startSystem } from '../system.ts'

import { lookAtHostileMail } from './console/hostile-mail.ts'
import { closeBrowser, cutConnection, killEverything } from './console/interruptions.ts'
import { sendLetters } from './console/letters.ts'
import { callAtFourHundredPercent, visitMainPagesOnPhone } from './console/narrow.ts'
import type { Stage } from './console/stage.ts'
import { approveNearMiss, refuseChangedMobile, settleConcern } from './console/two-people.ts'
import { doAllByKeyboardInWelsh, doAllWithoutScripts } from './console/whole-job.ts'

let place: Place
let system: System
let browser: Browser
let stage: Stage

beforeAll(async () => {
  place = await makePlace()
  system = await startSystem(place)
  browser = await startChromium()
  stage = { system, browser }
})

afterAll(async () => {
  await browser?.close()
  await system?.interrupt()
  await place?.[Symbol.asyncDispose]()
})

describe('the whole job, from the sign-in to the verified address', () => {
  it('is done by keyboard alone, in Welsh', () => doAllByKeyboardInWelsh(stage))

  it('is done without scripts, in English', () => doAllWithoutScripts(stage))

  it('is done at 400 % without scrolling sideways', () => callAtFourHundredPercent(stage))
})

describe('the console', () => {
  it('has no page that scrolls sideways on a telephone', () => visitMainPagesOnPhone(stage))

  it('shows a hostile mail unharmed, and the good reply after it as it comes', () =>
    lookAtHostileMail(stage))
})

describe('a letter', () => {
  it('is recalled, held for the number of another party, or leaves after its two minutes', () =>
    sendLetters(stage))
})

describe('two people', () => {
  it('decide together about an address that is nearly that of another party', () =>
    approveNearMiss(stage))

  it('are needed before somebody is phoned again whose call ended in danger', () =>
    settleConcern(stage))

  it('need a manager where the mobile was changed some days ago', () => refuseChangedMobile(stage))
})

describe('a call', () => {
  it('loses nothing when the network goes and comes back', () => cutConnection(stage))

  it('goes on after the browser was closed, and is forgotten when it is stopped safely', () =>
    closeBrowser(stage))

  it('goes on in the same page after everything was killed and started again', () =>
    killEverything(stage, async () => {
      await system.kill()
      system = await startSystem(place)
    }))
})
