// Waits with the call: for a second person, or for the answer of what was sent. Nothing typed is touched.
import { ask } from './live.js'

const everyMilliseconds = 4000
const waiting = document.querySelector('[data-approval="waiting"]')
const call = new URL(location.href).pathname.replace(/(\/call)\/.*$/, '$1')

setTimeout(() => void look(), everyMilliseconds)

async function look() {
  if (!waiting || (await isDecided())) openCall()
  else setTimeout(() => void look(), everyMilliseconds)
}

async function isDecided() {
  const response = await ask(`${call}/approval.json?auto=script`, openCall)
  if (!response) return false
  const { state } = await response.json()
  return state !== 'waiting'
}

function openCall() {
  location.replace(`${call}?auto=reload`)
}
