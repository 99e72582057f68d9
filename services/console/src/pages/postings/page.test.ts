import { listPostings } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { errorsOf, headingOf, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)
const { postings } = console

beforeEach(() => {
  console.parties.parties.length = 0
  console.verifications.verifications.length = 0
  postings.all.length = 0
  postings.asked.length = 0
})

const start = () => {
  const party = console.parties.add()
  return { party, path: `/cases/${party.caseId}/parties/${party.partyId}` }
}
const typed = { kind: 'report', service: 'signed-for', number: 'ab 1234 56789 gb' }

describe('what goes by post', () => {
  it('is recorded from the page of a party whose way by e-mail is closed', async () => {
    const { path } = start()
    const party = await browser.open(path)
    expect(party.body.querySelector(`a[href="${path}/postings"]`)?.text).toBe(
      'Record what went by post',
    )
    const form = await browser.open(`${path}/postings`)
    expect(headingOf(form)).toBe('By post')
    const page = await browser.submit(form, 'form[data-record]', typed)
    expect(postings.asked).toEqual([
      {
        operation: 'recordPosting',
        body: {
          caseReference: 'GW26P00123',
          partyReference: '1',
          ...typed,
          number: 'AB123456789GB',
        },
      },
    ])
    expect(textOf(page)).toContain('Report, Signed for, number AB123456789GB')
    expect(textOf(await browser.open(path))).toContain('Report, Signed for, number AB123456789GB')
  })

  it('is not offered where e-mail may go', async () => {
    const { path } = start()
    console.verifications.add({ state: 'verified' })
    const page = await browser.open(path)
    expect(page.body.querySelector(`a[href="${path}/postings"]`)).toBeNull()
  })

  it('wants what it is, how it went, and the number', async () => {
    const { path } = start()
    const form = await browser.open(`${path}/postings`)
    const page = await browser.submit(form, 'form[data-record]', { number: 'A/1' })
    expect([page.status, errorsOf(page)]).toEqual([
      400,
      [
        'Choose what it is',
        'Choose how it went',
        'Enter the tracking number: 8 to 30 letters and digits',
      ],
    ])
    expect(page.body.querySelector('#number')?.getAttribute('value')).toBe('A/1')
    expect(postings.asked).toEqual([])
  })

  it('is recorded once', async () => {
    const { path, party } = start()
    postings.add(party)
    const form = await browser.open(`${path}/postings`)
    const page = await browser.submit(form, 'form[data-record]', typed)
    expect(errorsOf(page)).toEqual(['This number is recorded for this case already. Check it.'])
  })

  it.each([
    ['delivered', 'Delivered'],
    ['returned', 'Came back'],
    ['lost', 'Lost'],
  ])('became %s, by one press', async (state, words) => {
    const { path, party } = start()
    postings.add(party)
    const page = await browser.open(`${path}/postings`)
    const changed = await browser.submit(page, '[data-posting] form', { state })
    expect(postings.asked).toEqual([{ operation: 'changePosting', body: { state } }])
    expect(changed.body.querySelector('[data-posting] [data-state]')?.text).toBe(words)
    expect(changed.body.querySelector('[data-posting] form')).toBeNull()
    const late = await browser.submit(page, '[data-posting] form', { state })
    expect(errorsOf(late).join()).toContain('not possible any more')
  })

  it('can be read by an auditor, and changed by nobody who may not send', async () => {
    const { path, party } = start()
    postings.add(party)
    console.provider.state.scope = 'party:read verification:watch correspondence:watch'
    const auditor = await signIn(console)
    console.provider.state.scope = null
    const page = await auditor.open(`${path}/postings`)
    expect(page.body.querySelectorAll('main form')).toEqual([])
    const form = await browser.open(`${path}/postings`)
    expect((await auditor.submit(form, 'form[data-record]', typed)).status).toBe(403)
  })

  it('leaves the page of the party whole while it cannot be seen', async () => {
    const { path } = start()
    postings.refuse(listPostings, 'not-ready')
    const page = await browser.open(path)
    postings.refuse(listPostings, null)
    expect(textOf(page)).toContain('What went by post cannot be seen at this moment')
  })
})
