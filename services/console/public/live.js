// Asks for what is new on a page, and puts it in the place of what it shows.
import { initAll } from './govuk.js'

/** The answer of the server; null when there is none. When the session is over, whoever sits here now signs in first. */
export async function ask(address, signIn = () => location.reload()) {
  const response = await fetch(address, { redirect: 'error' }).catch(() => null)
  if (response?.status === 401) signIn()
  return response?.ok ? response : null
}

/** The page as the server has it now; null when it does not answer. */
export async function fetchPage(address) {
  const html = await (await ask(address))?.text().catch(() => null)
  return html ? new DOMParser().parseFromString(html, 'text/html') : null
}

/** Touches only what changed, so that a link keeps its focus and a screen reader says only what is new. */
export function replaceParts(fetched) {
  for (const part of document.querySelectorAll('[data-part]'))
    replace(part, fetched.querySelector(`[data-part="${part.dataset.part}"]`))
}

function replace(part, newer) {
  if (!newer || htmlOf(part) === htmlOf(newer)) return
  const focused = part.contains(document.activeElement) ? document.activeElement : null
  part.className = newer.className
  part.replaceChildren(...newer.childNodes)
  initAll({ scope: part })
  if (focused) focusAgain(part, focused)
}

/** The same link or button where it is still there, otherwise the heading. */
function focusAgain(part, { id, href, name, value }) {
  const same = [...part.querySelectorAll('a, button, input')].find(
    (each) =>
      (id && each.id === id) ||
      (href && each.href === href) ||
      (name && each.name === name && each.value === value),
  )
  if (same) return same.focus()
  const heading = document.querySelector('h1')
  heading.tabIndex = -1
  heading.focus()
}

/** As the server sent it: GOV.UK Frontend marks what it has brought to life. */
function htmlOf({ outerHTML }) {
  return outerHTML.replaceAll(/ data-govuk-[\w-]+-init=""/g, '')
}
