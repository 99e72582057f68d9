import { changeArea } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { errorsOf, headingOf, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)
beforeEach(() => {
  console.managing.cases.asked.length = 0
})

const weekdays = { 'opens-0': '9', 'closes-0': '5pm', 'opens-1': '9.30', 'closes-1': '16:30' }
const change = async (fields: Record<string, string>) =>
  browser.submit(await browser.open('/manage/areas/gwent?lang=en'), 'main form', {
    phone: '01633 123456',
    ...fields,
  })

describe('the offices', () => {
  it('are shown with number and hours, the days in the language of the screen', async () => {
    const english = textOf(await browser.open('/manage/areas?lang=en'))
    expect(english).toContain('Gwent 01633 000000 Monday 09:00 to 17:00')
    expect(english).toContain('Sunday Closed')
    const welsh = await browser.open('/manage/areas?lang=cy')
    expect(textOf(welsh)).toContain('Dydd Llun 09:00 tan 17:00')
    expect(welsh.body.querySelectorAll('main h2').map(({ text }) => text)[0]).toBe(
      'Canolbarth a gorllewin Cymru',
    )
  })

  it('are five, and no other', async () => {
    expect(
      (await browser.open('/manage/areas?lang=en')).body.querySelectorAll('main h2'),
    ).toHaveLength(5)
    expect((await browser.open('/manage/areas/elsewhere')).status).toBe(404)
  })
})

describe('changing an office', () => {
  it('takes times as people write them; a day without is closed', async () => {
    const page = await change(weekdays)
    expect(textOf(page)).toContain('The office was changed.')
    const closed = [null, null, null, null, null]
    expect(console.managing.cases.asked).toEqual([
      {
        operation: 'changeArea',
        body: {
          phone: '01633 123456',
          hours: [
            { opens: '09:00', closes: '17:00' },
            { opens: '09:30', closes: '16:30' },
            ...closed,
          ],
        },
      },
    ])
  })

  it.each([
    [{ phone: '' }, 'Enter the phone number', 'phone'],
    [{ phone: 'ring Siân' }, 'Enter the phone number with digits and spaces only', 'phone'],
    [{ 'opens-2': '9' }, 'Wednesday: enter when the office closes', 'closes-2'],
    [{ 'closes-6': '9' }, 'Sunday: enter when the office opens', 'opens-6'],
    [{ 'opens-0': '25', 'closes-0': '17' }, 'Monday: enter the time of opening', 'opens-0'],
    [{ 'opens-0': '9', 'closes-0': 'late' }, 'Monday: enter the time of closing', 'closes-0'],
    [{ 'opens-0': '17', 'closes-0': '9' }, 'Monday: the office must close after', 'closes-0'],
  ])('refuses %j and keeps what was typed', async (fields, error, field) => {
    const page = await change(fields as Record<string, string>)
    expect(page.status).toBe(400)
    expect(errorsOf(page).join()).toContain(error)
    expect(page.body.querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe(
      `#${field}`,
    )
    expect(page.body.querySelector(`#${field}-error`)?.text).toContain(error)
    for (const [name, value] of Object.entries(fields))
      expect(page.body.querySelector(`#${name}`)?.getAttribute('value')).toBe(value)
    expect(console.managing.cases.asked).toEqual([])
  })

  it('names the days of an error in Welsh too', async () => {
    const form = await browser.open('/manage/areas/gwent?lang=cy')
    const page = await browser.submit(form, 'main form', { phone: '01633 1', 'opens-2': '9' })
    expect(errorsOf(page).join()).toContain('Dydd Mercher: ')
    expect(headingOf(page)).toBe('Rhif ac oriau Gwent')
  })

  it('loses nothing when the service is down', async () => {
    console.managing.cases.refuse(changeArea, 'not-ready')
    const page = await change(weekdays)
    console.managing.cases.refuse(changeArea, null)
    expect(errorsOf(page).join()).toContain('does not answer')
    expect(page.body.querySelector('#opens-1')?.getAttribute('value')).toBe('9.30')
  })
})
