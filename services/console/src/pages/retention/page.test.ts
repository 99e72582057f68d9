import { forThisFile } from '@gwirio/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { errorsOf, textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole } from '../../../tests/database.ts'

const console = await forThisFile(startTestConsole())
const browser = await signIn(console)

const cases = () => console.managing.cases
beforeEach(() => {
  cases().retained.length = 0
  cases().asked.length = 0
  cases().years = 3
})

const take = async (caseId: string, step: string, note: string) =>
  browser.submit(await browser.open(`/manage/retention/${caseId}/${step}`), 'main form', { note })

describe('the records of ended cases', () => {
  it('are listed with the day on which each is due', async () => {
    cases().addRetained()
    const text = textOf(await browser.open('/manage/retention?lang=en'))
    expect(text).toContain('is due to be disposed of 3 years after the case ended')
    expect(text).toContain('Case GW23P00077 Gwent Ended 1 December 2023')
    expect(text).toContain('Due to be disposed of on 1 December 2026')
    expect(text).toContain('Keep longer')
  })

  it.each([
    [1, 'waredu 1 flwyddyn'],
    [2, 'waredu 2 flynedd'],
    [3, 'waredu 3 blynedd'],
    [5, 'waredu 5 mlynedd'],
    [6, 'waredu 6 blynedd'],
  ])('are kept %i years, in the right form of the Welsh plural', async (years, words) => {
    cases().years = years
    expect(textOf(await browser.open('/manage/retention?lang=cy'))).toContain(words)
    await browser.open('/manage/retention?lang=en')
  })

  it('may be none', async () => {
    expect(textOf(await browser.open('/manage/retention'))).toContain('No case has ended.')
  })
})

describe('keeping a record longer', () => {
  it('takes a reason, and can be taken back with another', async () => {
    const { caseId } = cases().addRetained()
    const kept = textOf(await take(caseId, 'keep', 'Appeal GW26A00001'))
    expect(kept).toContain('The record is kept until somebody says')
    expect(kept).toContain('Kept longer since 22 November 2026')
    const released = textOf(await take(caseId, 'release', 'The appeal was decided'))
    expect(released).toContain('The record is kept no longer than its day.')
    expect(cases().asked.map(({ body }) => body)).toEqual([
      { keep: true, note: 'Appeal GW26A00001' },
      { keep: false, note: 'The appeal was decided' },
    ])
  })

  it('is refused without a reason', async () => {
    const { caseId } = cases().addRetained()
    const page = await take(caseId, 'keep', ' x ')
    expect([page.status, errorsOf(page)]).toEqual([400, ['Write why, in at least 3 letters']])
    expect(cases().asked).toEqual([])
  })

  it('is only for an ended case', async () => {
    const { caseId } = console.parties.add()
    expect((await browser.open(`/manage/retention/${caseId}/keep`)).status).toBe(404)
  })
})
