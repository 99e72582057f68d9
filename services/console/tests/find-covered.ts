import type { Page } from 'playwright-core'

/**
 * What something that stays in the window covers, at any place of the page: a line for each control or text below it. Two
 * things of which one holds the other cover nothing of each other.
 */
export async function findCovered(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(findInPage)
}

const findInPage = `(() => {
  const staying = [...document.querySelectorAll('body *')].filter(
    (each) => ['sticky', 'fixed'].includes(getComputedStyle(each).position) && each.checkVisibility(),
  )
  const others = [...document.querySelectorAll('main :is(a, button, input, select, textarea, label, p, li, dt, dd, h1, h2, h3, span)')]
  const covered = new Set()
  for (let top = 0; staying.length > 0; top += 40) {
    scrollTo({ top, behavior: 'instant' })
    for (const stays of staying)
      for (const other of others)
        if (!stays.contains(other) && !other.contains(stays) && meet(stays, other))
          covered.add(\`\${stays.className} covers \${other.localName} \${other.textContent.trim().slice(0, 40)}\`)
    if (top >= document.scrollingElement.scrollHeight - innerHeight) break
  }
  scrollTo({ top: 0, behavior: 'instant' })
  return [...covered]

  function meet(one, two) {
    const a = one.getBoundingClientRect()
    const b = two.getBoundingClientRect()
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
    const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
    return width > 1 && height > 1
  }
})()`
