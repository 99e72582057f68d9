// Waits with the call: for a second person, or for the answer of what was sent. Nothing typed is touched.
const everyMilliseconds = 4000
const waiting = document.querySelector('[data-approval="waiting"]')
const call = new URL(location.href).pathname.replace(/(\/call)\/.*$/, '$1')

setTimeout(look, everyMilliseconds)

async function look() {
  const isNews = await (waiting ? isDecided() : Promise.resolve(true))
  if (isNews) location.replace(`${call}?auto=reload`)
  else setTimeout(look, everyMilliseconds)
}

async function isDecided() {
  const response = await fetch(`${call}/approval.json?auto=script`, { redirect: 'error' }).catch(
    () => null,
  )
  // The session is over: whoever sits here now signs in first.
  if (response?.status === 401) return true
  if (!response?.ok) return false
  const { state } = await response.json()
  return state !== 'waiting'
}
