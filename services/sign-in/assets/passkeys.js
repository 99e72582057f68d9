const { browserSupportsWebAuthn, startAuthentication, startRegistration } =
  globalThis.SimpleWebAuthnBrowser
const ceremonies = { 'sign-in': startAuthentication, add: startRegistration }

/** A form that asks the device for a passkey before it is sent. Without scripts, or passkeys, it is not shown. */
for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.hidden = !browserSupportsWebAuthn()
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void askDevice(form)
  })
}

async function askDevice(form) {
  const problem = form.querySelector('[data-passkey-problem]')
  problem.hidden = true
  try {
    const answer = await fetch(form.dataset.options, { method: 'POST' })
    if (!answer.ok) throw new Error('No options')
    const response = await ceremonies[form.dataset.passkey]({ optionsJSON: await answer.json() })
    form.elements.response.value = JSON.stringify(response)
    form.submit()
  } catch {
    problem.hidden = false
    problem.focus()
  }
}
