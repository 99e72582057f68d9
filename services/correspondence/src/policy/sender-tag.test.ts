import { describe, expect, it } from 'vitest'
import { readSenderTag } from './sender-tag.ts'

describe('the tag of an envelope sender', () => {
  it.each([
    ['reports+GW26P00123.1@gwirio.example', { case: 'GW26P00123', party: '1' }],
    ['reports+GW/26-P.a/B-1@submit.gwirio.example', { case: 'GW/26-P', party: 'a/B-1' }],
    ["o'brien&west+GW26P00123.1@GWIRIO.example", { case: 'GW26P00123', party: '1' }],
  ])('names case and party: %s', (sender, tag) => {
    expect(readSenderTag(sender, 'gwirio.example')).toEqual(tag)
  })

  it.each([
    ['', 'the null sender'],
    ['reports@gwirio.example', 'no tag'],
    ['+GW26P00123.1@gwirio.example', 'nothing before it'],
    ['reports+GW26P00123@gwirio.example', 'no party'],
    ['reports+GW26P00123.@gwirio.example', 'an empty party'],
    ['reports+GW26P00123.1.2@gwirio.example', 'two parties'],
    ['reports+x+GW26P00123.1@gwirio.example', 'two tags'],
    ['reports+gw26p00123.1@gwirio.example', 'a case in small letters'],
    ['reports+GW26P00123.1@evil.example', 'a domain of others'],
    ['reports+GW26P00123.1@evilgwirio.example', 'a domain that ends like ours'],
    ['reports+GW26P00123.1@gwirio.example.evil.example', 'a domain that begins like ours'],
    ['"reports+GW26P00123.1"@gwirio.example', 'a quoted local part'],
    ['reports+GW26P00123.1@gwirio.example@gwirio.example', 'two at signs'],
    [`reports+GW26P00123.${'1'.repeat(60)}@gwirio.example`, 'too long a local part'],
  ])('is none in %j: %s', (sender) => {
    expect(readSenderTag(sender, 'gwirio.example')).toBeNull()
  })
})
