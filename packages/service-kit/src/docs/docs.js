// What asks for a secret is left out, and the operations get a heading of the level that is missing.
const readOnly = ({ React }) => {
  const nothing = () => () => null
  const withHeading = (Original) => (given) =>
    React.createElement(
      'section',
      { 'aria-label': 'Operations' },
      React.createElement('h2', { className: 'wrapper' }, 'What it does'),
      React.createElement(Original, given),
    )
  return {
    wrapComponents: {
      authorizeBtn: nothing,
      authorizeOperationBtn: nothing,
      operations: withHeading,
    },
  }
}

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#operations',
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  supportedSubmitMethods: [],
  validatorUrl: null,
  plugins: [readOnly],
})

// Lists without a name, and examples that scroll and cannot be reached by keyboard.
const mend = () => {
  for (const list of document.querySelectorAll('select:not([aria-label])'))
    list.setAttribute('aria-label', 'Example or type')
  for (const example of document.querySelectorAll('pre:not([tabindex])')) example.tabIndex = 0
}
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true })
