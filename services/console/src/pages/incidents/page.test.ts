import { decideIncident, listIncidents, reportWrongRecipient } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { errorsOf, headingOf, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'
import { pathOf } from '../correspondence/path-of.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)
const { correspondence, incidents } = console

beforeEach(() => {
  correspondence.all.length = 0
  incidents.all.length = 0
  incidents.asked.length = 0
})

const sent = () => correspondence.add({ state: 'sent', sentAt: console.clock.now().toISOString() })
const open = (facts = {}) => {
  const incident = incidents.open(sent().correspondenceId, facts)
  return { incident, path: `/cases/${incident.caseId}/incidents/${incident.incidentId}` }
}
const hoursFromNow = (hours: number) =>
  new Date(console.clock.now().getTime() + hours * 3_600_000).toISOString()

describe('a wrong recipient', () => {
  it('is reported from the page of what went there, which says first what that does', async () => {
    const one = sent()
    const page = await browser.open(pathOf(one))
    const link = page.body.querySelector('a[href$="/wrong-recipient"]')?.getAttribute('href') ?? ''
    const asked = await browser.open(link)
    expect(textOf(asked)).toContain('Everything for this party is frozen')
    expect(textOf(asked)).toContain('The 72 hours begin')
    expect(errorsOf(await browser.submit(asked, 'main form'))).toEqual([
      'Write why, in at least 3 letters',
    ])
    expect(incidents.asked).toEqual([])
    const incident = await browser.submit(asked, 'main form', { note: 'She phoned us' })
    expect(incidents.asked).toEqual([
      { operation: 'reportWrongRecipient', body: { note: 'She phoned us' } },
    ])
    expect(headingOf(incident)).toBe('Wrong recipient')
    expect(textOf(incident)).toContain('Time left to tell the regulator: 72 hours')
    expect(textOf(incident)).toContain('1 letter or report that was on its way')
    expect(textOf(await browser.open(pathOf(one)))).toContain('Open the incident')
    expect((await browser.open(link)).path).toBe(pathOf(one))
  })

  it('that cannot be reported now says so, with the note kept', async () => {
    const asked = await browser.open(`${pathOf(sent())}/wrong-recipient`)
    incidents.refuse(reportWrongRecipient, 'not-ready')
    const page = await browser.submit(asked, 'main form', { note: 'She phoned us' })
    incidents.refuse(reportWrongRecipient, null)
    expect(errorsOf(page).join()).toContain('does not answer')
    expect(page.body.querySelector('#note')?.text.trim()).toBe('She phoned us')
  })

  it('is not reported of what has not left', async () => {
    const waiting = correspondence.add()
    expect((await browser.open(`${pathOf(waiting)}/wrong-recipient`)).path).toBe(pathOf(waiting))
  })
})

describe('an incident', () => {
  it.each([
    [71.9, 'running', 'Time left to tell the regulator: 71 hours'],
    [1.5, 'running', 'Time left to tell the regulator: 90 minutes'],
    [-1, 'over', 'The 72 hours to tell the regulator are over'],
  ])('with %f hours left is %s: %s', async (hours, standing, words) => {
    const { path } = open({ tellRegulatorBy: hoursFromNow(hours) })
    const page = await browser.open(path)
    expect(page.body.querySelector('[data-clock]')?.getAttribute('data-clock')).toBe(standing)
    expect(textOf(page)).toContain(words)
  })

  it('keeps what was decided, by whom and why; a decision about the regulator stops the clock', async () => {
    const { path } = open()
    const page = await browser.open(path)
    const nothing = await browser.submit(page, `form[action="${path}"]`)
    expect(errorsOf(nothing)).toEqual([
      'Choose what was decided or done',
      'Write why, in at least 3 letters',
    ])
    const typed = { decision: 'regulator-told', note: 'Told by phone' }
    const decided = await browser.submit(page, `form[action="${path}"]`, typed)
    expect(incidents.asked).toEqual([{ operation: 'decideIncident', body: typed }])
    expect(decided.body.querySelector('[data-clock]')?.getAttribute('data-clock')).toBe('stopped')
    expect(decided.body.querySelector('[data-decision]')?.text).toMatch(
      /The regulator was told\s+“Told by phone”\s+By Mair Jones/,
    )
  })

  it('that is closed takes no more decisions', async () => {
    const { path } = open()
    const typed = { decision: 'closed', note: 'All is done' }
    const closed = await browser.submit(await browser.open(path), `form[action="${path}"]`, typed)
    expect(textOf(closed)).toContain('The incident is closed.')
    expect(closed.body.querySelector(`form[action="${path}"]`)).toBeNull()
  })

  it('that somebody else closed meanwhile says so', async () => {
    const { path } = open()
    const page = await browser.open(path)
    incidents.refuse(decideIncident, 'state-does-not-allow')
    const late = await browser.submit(page, `form[action="${path}"]`, {
      decision: 'note',
      note: 'Too late',
    })
    incidents.refuse(decideIncident, null)
    expect(errorsOf(late).join()).toContain('not possible any more')
  })

  it('is not there for an id that nobody knows', async () => {
    const { incident } = open()
    const path = `/cases/${incident.caseId}/incidents/${crypto.randomUUID()}`
    expect((await browser.open(path)).status).toBe(404)
  })
})

describe('the open incidents', () => {
  it('are on top of every page for managers, from the list of work on', async () => {
    open()
    await browser.open('/')
    console.clock.advance({ seconds: 10 * 60 })
    const page = await browser.open('/find')
    expect(page.body.querySelector('.gwirio-banner--alert')?.text).toContain(
      '1 incident is open: something went to a wrong recipient.',
    )
    const list = await browser.open('/incidents')
    expect(textOf(list)).toContain('Time left to tell the regulator: 71 hours')
    incidents.all.length = 0
    await browser.open('/incidents')
    const after = await browser.open('/find')
    expect(after.body.querySelector('.gwirio-banner--alert')).toBeNull()
  })

  it('are no banner for who is no manager, who can see the list all the same', async () => {
    open()
    console.provider.state.scope =
      'party:read verification:watch correspondence:watch correspondence:manage'
    const support = await signIn(console)
    console.provider.state.scope = null
    expect(support.home.html).not.toContain('gwirio-banner--alert')
    expect((await support.open('/incidents')).status).toBe(200)
  })

  it('stand in the list with no time left to tell the regulator once that was decided', async () => {
    const at = console.clock.now().toISOString()
    open({ decisions: [{ decision: 'regulator-told', at, by: 'Mair Jones', note: 'Told them' }] })
    const list = await browser.open('/incidents')
    expect(textOf(list)).not.toContain('Time left to tell the regulator')
    expect(list.body.querySelector('[data-clock]')?.text).toContain('about the regulator')
  })

  it('say in the list that the 72 hours are over', async () => {
    open({ tellRegulatorBy: hoursFromNow(-1) })
    expect(textOf(await browser.open('/incidents'))).toContain(
      'The 72 hours to tell the regulator are over',
    )
  })

  it('leave the list of work as it is while they cannot be seen', async () => {
    incidents.refuse(listIncidents, 'not-ready')
    const page = await browser.open('/')
    incidents.refuse(listIncidents, null)
    expect(page.status).toBe(200)
  })
})
