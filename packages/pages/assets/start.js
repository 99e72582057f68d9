import { initAll } from '/assets/govuk.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
