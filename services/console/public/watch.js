// Keeps the page of a verification up to date: each change in the stream is a sign to fetch the page again.
const selector = '[data-live]'
const { live: path, last } = document.querySelector(selector).dataset
let seen = Number(last)
let busy = false
let again = false

const events = new EventSource(`${path}/changes?auto=1`)
events.addEventListener('change', (event) => {
  if (Number(event.lastEventId) > seen) void refresh()
})

async function refresh() {
  if (busy) {
    again = true
    return
  }
  busy = true
  again = false
  try {
    const response = await fetch(`${path}?auto=1`, { redirect: 'error' })
    const fetched = new DOMParser()
      .parseFromString(await response.text(), 'text/html')
      .querySelector(selector)
    const shown = document.querySelector(selector)
    const focused = document.activeElement
    if (fetched && !(shown.contains(focused) && focused !== document.body)) {
      shown.replaceChildren(...fetched.childNodes)
      seen = Math.max(seen, Number(fetched.dataset.last))
    } else again = Boolean(fetched)
  } catch {
    again = true
  }
  busy = false
  if (again) setTimeout(refresh, 1000)
}
