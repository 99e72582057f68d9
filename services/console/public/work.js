// Keeps the lists of work up to date while somebody can see them.
import { fetchPage, replaceParts } from './live.js'

const everyMilliseconds = 10_000
const announce = document.querySelector('[data-announce]')
const address = new URL(location.href)
address.searchParams.set('auto', 'script')

setInterval(() => {
  if (document.visibilityState === 'visible') void refresh()
}, everyMilliseconds)
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void refresh()
})

async function refresh() {
  const fetched = await fetchPage(address)
  if (!fetched) return
  replaceParts(fetched)
  const { counted } = fetched.querySelector('[data-announce]').dataset
  // Said when it changes, and not again.
  if (counted === announce.dataset.counted) return
  announce.dataset.counted = counted
  announce.textContent = counted
}
