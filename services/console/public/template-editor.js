// Shows what a message looks like while it is written. Without this, the button "Preview" does.
const form = document.getElementById('editor')
const waitMilliseconds = 500
let waiting = 0
let asking = null

form.querySelector('[data-preview-button]').remove()
form.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(() => void preview(), waitMilliseconds)
})
form.addEventListener('submit', () => {
  clearTimeout(waiting)
  asking?.abort()
})

async function preview() {
  asking?.abort()
  asking = new AbortController()
  const { signal } = asking
  try {
    const body = new URLSearchParams(new FormData(form))
    const response = await fetch(form.dataset.previewsFrom, { method: 'POST', body, signal })
    if (response.ok) show(await response.text())
  } catch {
    // The next letter asks again
  }
}

function show(html) {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const fresh of page.querySelectorAll('[data-preview]')) {
    const { preview: language } = fresh.dataset
    document.querySelector(`[data-preview="${language}"]`)?.replaceWith(fresh)
  }
}
