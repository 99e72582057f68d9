import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { findOne } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { runImportOn } from './import-file.ts'
import { brief, toCsv } from './rows.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))

describe('how a party gets letters', () => {
  it('is the standard until they ask for something else', async () => {
    await service.import(brief({ name: 'Non Parry' }))
    const party = await findOne(service, 'non')
    expect(await service.readLetterFormat(party)).toEqual({ letterFormat: 'standard' })
    expect(await service.changeLetterFormat(party, 'large-print')).toBeUndefined()
    expect(await service.readLetterFormat(party)).toEqual({ letterFormat: 'large-print' })
    expect(await service.read(party)).toMatchObject({ letterFormat: 'large-print' })
  })

  it('comes with the file, and stays where the file says nothing', async () => {
    const row = brief({ case_reference: 'GW26FORMAT', name: 'Gwen Bowen' })
    await service.import({ ...row, letter_format: 'plain-text' })
    const party = await findOne(service, 'gwen')
    await service.import({ ...row, name: 'Gwen Bowen' })
    expect(await service.readLetterFormat(party)).toEqual({ letterFormat: 'plain-text' })
    await service.import({ ...row, letter_format: '' })
    expect(await service.readLetterFormat(party)).toEqual({ letterFormat: 'standard' })
  })

  it('is one that is known', async () => {
    const row = { ...brief({}), letter_format: 'braille' }
    const { code, printed } = await runImportOn(service.env, toCsv([row]))
    expect(code).not.toBe(0)
    expect(printed).toContain('letter_format: must be standard, large-print, plain-text or empty.')
  })

  it('is of a party on file', async () => {
    const party = await findOne(service, 'gwen')
    const nobody = { ...party, partyId: party.caseId }
    expect(await service.changeLetterFormat(nobody, 'large-print')).toEqual({
      refused: 'party-not-found',
    })
    expect(await service.readLetterFormat(nobody)).toEqual({ refused: 'party-not-found' })
  })
})
