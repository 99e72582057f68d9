// Counts down how long something can still be recalled, and keeps its page up to date while something happens by itself.
import { fetchPage, replaceParts } from './live.js'

const address = new URL(document.querySelector('[data-live]').dataset.live, location)
address.searchParams.set('auto', 'script')
const language = `${document.documentElement.lang}-GB`
let shown = null
let leavesAt = 0
let timer = 0

follow()
setInterval(count, 1000)
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && everySeconds() > 0) void refresh()
})

/** The page as it stands now, at first and after each time it was asked for again. */
function follow() {
  shown = document.querySelector('[data-seconds-left]')
  if (shown) leavesAt = Date.now() + Number(shown.dataset.secondsLeft) * 1000
  clearTimeout(timer)
  if (everySeconds() > 0) timer = setTimeout(() => void refresh(), everySeconds() * 1000)
}

function count() {
  if (!shown?.isConnected) return
  const left = Math.floor((leavesAt - Date.now()) / 1000)
  if (left > 0) shown.textContent = inWords(left)
  else void refresh()
}

async function refresh() {
  shown = null
  const fetched = document.visibilityState === 'visible' ? await fetchPage(address) : null
  if (fetched) replaceParts(fetched)
  follow()
}

function everySeconds() {
  return Number(document.querySelector('[data-every]')?.dataset.every ?? 0)
}

/** As the server writes it. */
function inWords(seconds) {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (minutes === 0) return inUnit(rest, 'second')
  if (minutes >= 10 || rest === 0) return inUnit(minutes, 'minute')
  return `${inUnit(minutes, 'minute')} ${inUnit(rest, 'second')}`
}

function inUnit(value, unit) {
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
  return format.format(value)
}
