import axe from 'axe-core'
import type { Page } from 'playwright-core'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A link back stands before the main part, as in the GOV.UK Design System. */
const rules = { region: { enabled: false } }

/** What axe finds on a page against WCAG 2.2 at level AA and against good practice, a line for each place. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const run = `axe.run(document, ${JSON.stringify({ runOnly: standards, rules, resultTypes: ['violations'], preload: false })})`
  const { violations, passes } = await page.evaluate<axe.AxeResults>(run)
  if (passes.length === 0) throw new Error('axe looked at nothing')
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')} ${html.slice(0, 200)}`),
  )
}
