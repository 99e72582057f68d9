// Keeps the page of a verification up to date: each change in the stream is a sign to fetch the page again.
import { initAll } from './govuk.js'

const path = document.querySelector('[data-live]').dataset.live
const retryMilliseconds = 3000
let seen = lastOf(document)
let isFetching = false
let isStale = false

listen()

function listen() {
  const events = new EventSource(`${path}/changes?auto=script`)
  events.addEventListener('change', ({ lastEventId }) => {
    if (Number(lastEventId) > seen) void refresh()
  })
  // A stream that broke off opens again by itself; one that was refused does not.
  events.addEventListener('error', () => {
    if (events.readyState !== EventSource.CLOSED) return
    void refresh()
    setTimeout(listen, retryMilliseconds)
  })
}

async function refresh() {
  isStale = true
  if (isFetching) return
  isFetching = true
  while (isStale) {
    isStale = false
    const isDone = await fetchPage().catch(() => false)
    if (!isDone) await new Promise((resolve) => setTimeout(resolve, retryMilliseconds))
    isStale ||= !isDone
  }
  isFetching = false
}

/** True when the page shows what the server has. */
async function fetchPage() {
  const response = await fetch(`${path}?auto=script`, { redirect: 'error' })
  // The session is over: whoever sits here now signs in first.
  if (response.status === 401) location.reload()
  if (!response.ok) return false
  const fetched = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const part of document.querySelectorAll('[data-part]')) replace(part, fetched)
  seen = Math.max(seen, lastOf(fetched))
  return true
}

/** The number of the last change that a page shows. */
function lastOf(page) {
  return Number(page.querySelector('[data-last]').dataset.last)
}

/** Touches only what changed, so that a button keeps its focus and a screen reader says only what is new. */
function replace(part, fetched) {
  const newer = fetched.querySelector(`[data-part="${part.dataset.part}"]`)
  if (htmlOf(part) === htmlOf(newer)) return
  const hadFocus = part.contains(document.activeElement)
  part.className = newer.className
  part.replaceChildren(...newer.childNodes)
  initAll({ scope: part })
  if (hadFocus) document.querySelector('h1').focus()
}

/** As the server sent it: GOV.UK Frontend marks what it has brought to life. */
function htmlOf({ outerHTML }) {
  return outerHTML.replaceAll(/ data-govuk-[\w-]+-init=""/g, '')
}
