import { describe, expect, it } from 'vitest'
import { isRoleMailbox } from './role-mailbox.ts'

describe('isRoleMailbox', () => {
  it.each([
    'info', 'Info', 'info2', 'info+court', 'admin', 'office', 'office.cardiff', 'no-reply', 'do_not_reply', 'enquiries',
    'school-office', 'postmaster', 'reception1', 'the.family', 'family.jones', 'gwybodaeth', 'swyddfa', 'Swyddfa.Caerdydd',
    'ymholiadau', 'derbynfa', 'ysgol', 'teulu.jones', 'post', 'e-bost',
  ])('sees %s', (local) => {
    expect(isRoleMailbox({ local })).toBe(true)
  }) // biome-ignore format: a table

  it.each([
    'sian', 'sian.evans', 'sian.office', 'infotywyn', 'postman.pat', 'adminah', 'familyjones', 'tim.evans2x', 'r.head',
    'swyddfai', 'evans.post', '1984', 'x',
  ])('leaves %s alone', (local) => {
    expect(isRoleMailbox({ local })).toBe(false)
  }) // biome-ignore format: a table
})
