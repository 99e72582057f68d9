// Keeps the page up to date while it is open. Without it, everything works by loading the page again.

const news = document.querySelector('#news')

tellTheLocalTime(document)
showLatestText()
listen()
stayWhereIsTyped()
followStaffCode()

function listen() {
  const events = new EventSource('/events')
  let isStale = false
  events.addEventListener('message', (message) => {
    const event = JSON.parse(message.data)
    const isOnItsWay = event.kind === 'text' && !['delivered', 'undelivered'].includes(event.status)
    if (!isOnItsWay) void refresh().then(() => announce(event))
  })
  events.addEventListener('error', () => {
    isStale = true
  })
  events.addEventListener('open', () => {
    if (isStale) void refresh()
    isStale = false
  })
}

let latestRefresh = 0

/** Loads the page again behind the scenes and takes over what has changed. */
async function refresh() {
  latestRefresh += 1
  const mine = latestRefresh
  const response = await fetch(location.href, { cache: 'no-store' })
  const text = await response.text()
  if (!response.ok || mine !== latestRefresh) return
  const next = new DOMParser().parseFromString(text, 'text/html')
  tellTheLocalTime(next)
  for (const region of document.querySelectorAll('[data-live]')) {
    const fresh = next.getElementById(region.id)
    if (fresh && fresh.innerHTML !== region.innerHTML && !isInUse(region)) replace(region, fresh)
  }
}

/** Nobody wants to lose what they are typing or choosing. */
function isInUse(region) {
  const isTyped = [...region.querySelectorAll('textarea, input:not([type])')].some(
    (field) => field.value !== field.defaultValue,
  )
  return isTyped || (region.contains(document.activeElement) && isField(document.activeElement))
}

/** From the first letter of a reply on, the page stays with its mailbox whatever else arrives. */
function stayWhereIsTyped() {
  document.addEventListener('input', () => {
    const opened = document.querySelector('#mail-list a[aria-current]')
    if (opened && !location.search.includes('open=')) history.replaceState(null, '', opened.href)
  })
}

function isField(element) {
  return ['TEXTAREA', 'INPUT', 'SELECT'].includes(element.tagName)
}

function replace(region, fresh) {
  const focused = region.contains(document.activeElement) ? document.activeElement.id : ''
  region.replaceChildren(...fresh.childNodes)
  showLatestText()
  if (focused) document.getElementById(focused)?.focus()
}

function showLatestText() {
  const screen = document.querySelector('.screen')
  screen.scrollTop = screen.scrollHeight
}

/** Says aloud, and shows, that something came; with a way there when it is out of sight. */
function announce(event) {
  const shown = document.querySelector(event.kind === 'text' ? '#number' : '#address')?.value
  const isShown = shown?.toLowerCase() === event.to.toLowerCase()
  const what = event.kind === 'text' ? 'New text' : `New mail: ${event.subject || '(no subject)'}`
  news.replaceChildren(isShown ? what : `${what}, for ${event.to}. `)
  news.classList.toggle('is-elsewhere', !isShown)
  if (isShown) return
  const link = document.createElement('a')
  const url = new URL(location.href)
  url.searchParams.delete('open')
  url.searchParams.delete('write')
  url.searchParams.set(event.kind === 'text' ? 'number' : 'mailbox', event.to)
  link.href = url.href
  link.textContent = 'Show it'
  news.append(link)
}

function tellTheLocalTime(root) {
  const today = new Date().toDateString()
  for (const time of root.querySelectorAll('time')) {
    const at = new Date(time.dateTime)
    const day = at.toDateString() === today ? {} : { day: 'numeric', month: 'short' }
    time.textContent = at.toLocaleString('en-GB', { ...day, hour: '2-digit', minute: '2-digit' })
  }
}

function followStaffCode() {
  const output = document.querySelector('#staff-codes')
  const meter = document.querySelector('#staff-meter')
  if (!output || !meter) return
  let endsAt = Date.now() + Number(output.dataset.secondsLeft) * 1000
  setInterval(() => void countDown(), 1000)

  async function countDown() {
    const left = Math.ceil((endsAt - Date.now()) / 1000)
    meter.value = Math.max(left, 0)
    if (left > 0) return
    endsAt = Date.now() + 5000
    const response = await fetch('/api/staff-codes', { cache: 'no-store' })
    if (!response.ok) return
    const { codes, secondsLeft } = await response.json()
    for (const { username, code } of codes) {
      const shown = output.querySelector(`[data-username="${CSS.escape(username)}"]`)
      if (shown) shown.textContent = `${code.slice(0, 3)} ${code.slice(3)}`
    }
    endsAt = Date.now() + secondsLeft * 1000
  }
}
