// Keeps the page of a verification up to date: each change in the stream is a sign to fetch the page again.
import { fetchPage, replaceParts } from './live.js'

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
    const isDone = await showNewest().catch(() => false)
    if (!isDone) await new Promise((resolve) => setTimeout(resolve, retryMilliseconds))
    isStale ||= !isDone
  }
  isFetching = false
}

/** True when the page shows what the server has. */
async function showNewest() {
  const fetched = await fetchPage(`${path}?auto=script`)
  if (!fetched) return false
  replaceParts(fetched)
  seen = Math.max(seen, lastOf(fetched))
  return true
}

/** The number of the last change that a page shows. */
function lastOf(page) {
  return Number(page.querySelector('[data-last]').dataset.last)
}
