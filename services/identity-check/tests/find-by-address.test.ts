import { forThisFile } from '@gwirio/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { daniel, sian } from './rows.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))
beforeAll(async () => {
  await service.import(sian, daniel, { ...daniel, case_reference: 'GW26OTHER', email: '' })
})

const namesOf = async (text: string) => (await service.find(text)).parties.map(({ name }) => name)

describe('staff find a party', () => {
  it.each([
    ['the address on file', 'daniel.jones@post.example', ['Daniel Jones']],
    ['the same in capitals', ' Daniel.Jones@POST.example ', ['Daniel Jones']],
    ['the address without its tag', "sian.o'brien@post.example", ["Siân O'Brien-Jones"]],
    ['no address on file', 'daniel@post.example', []],
    ['a part of an address', '@post.example', []],
    ['party and case reference', 'GW26P00123/2', ['Daniel Jones']],
    ['them with a space', 'gw26p00123 1', ["Siân O'Brien-Jones"]],
    ['a reference that is not in the case', 'GW26P00123/9', []],
  ])('by %s', async (_, text, names) => {
    expect(await namesOf(text)).toEqual(names)
  })

  it('by an address that was stored before there was an index, once the service has started', async () => {
    await service.query('update identity_check.party set email_index = null')
    expect(await namesOf('daniel.jones@post.example')).toEqual([])
    await service.startAnother({})
    expect(await namesOf('daniel.jones@post.example')).toEqual(['Daniel Jones'])
  })

  it('also when another address on file cannot be opened, which is reported', async () => {
    await service.query(
      `update identity_check.party set email_index = null,
         email_box = case when party_reference = '1' then '\\x00' else email_box end`,
    )
    await service.startAnother({})
    expect(await namesOf('daniel.jones@post.example')).toEqual(['Daniel Jones'])
    expect(service.lines.join()).toContain('an address on file cannot be opened')
  })
})
