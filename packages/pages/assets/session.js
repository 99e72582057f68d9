// Warns before the session ends. Other pages of the same session may have put the end off: the server is asked first.
const dialog = document.querySelector('#session-warning')
const { dataset } = dialog
const form = dialog.querySelector('[data-stay]')
const shown = dialog.querySelector('[data-left]')
const said = dialog.querySelector('[data-said]')
const warningSeconds = Number(dataset.warning)
const askAgainSeconds = 30

let endsAt = 0
let timer = 0
let isDismissed = false

follow({ secondsLeft: Number(dataset.seconds), canStay: dataset.canStay === 'yes' })

// A computer that slept, or a page that was brought back from the history, does not know how late it is.
addEventListener('pageshow', () => void ask())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void ask()
})
form.addEventListener('submit', (event) => {
  if (event.submitter?.formMethod === 'dialog') return
  event.preventDefault()
  void stay()
})
dialog.addEventListener('close', () => {
  isDismissed = true
})
// Escape means what the button in the first place does.
dialog.addEventListener('cancel', (event) => {
  event.preventDefault()
  form.requestSubmit(form.querySelector('button:not([hidden])'))
})

function follow({ secondsLeft, canStay }) {
  endsAt = Date.now() + secondsLeft * 1000
  for (const part of dialog.querySelectorAll('[data-idle]')) part.hidden = !canStay
  for (const part of dialog.querySelectorAll('[data-last]')) part.hidden = canStay
  if (secondsLeft > warningSeconds) {
    dialog.close()
    isDismissed = false
    return again(secondsLeft - warningSeconds, ask)
  }
  if (!dialog.open && !isDismissed) dialog.showModal()
  count()
}

function count() {
  const left = Math.max(0, Math.ceil((endsAt - Date.now()) / 1000))
  if (left === 0) return again(1, ask)
  shown.textContent = inWords(left)
  // Said now and then only, not each second.
  if (said.textContent === '' || left % 60 === 0 || left === 20) said.textContent = inWords(left)
  again(1, left % askAgainSeconds === 0 ? ask : count)
}

async function ask() {
  const response = await fetch('/session?auto=script', { redirect: 'error' }).catch(() => null)
  if (response?.status === 401) return leave()
  const answer = response?.ok ? await response.json().catch(() => null) : null
  if (answer) return follow(answer)
  // The server cannot be reached: what is on the page goes when the time is over all the same.
  if (Date.now() >= endsAt) leave()
  else again(dialog.open ? 1 : askAgainSeconds, dialog.open ? count : ask)
}

async function stay() {
  const body = new URLSearchParams(new FormData(form))
  const response = await fetch(form.action, { method: 'POST', body, redirect: 'error' }).catch(
    () => null,
  )
  if (response?.ok) return follow(await response.json())
  void ask()
}

function leave() {
  location.replace(dataset.leave)
}

function again(seconds, call) {
  clearTimeout(timer)
  timer = setTimeout(() => void call(), seconds * 1000)
}

function inWords(seconds) {
  if (seconds < 60) return dataset.secondsLeft.replace('#', String(seconds))
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? dataset.minute : dataset.minutes.replace('#', String(minutes))
}
