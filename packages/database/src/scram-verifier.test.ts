import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { scramVerifier } from './scram-verifier.ts'

describe('scramVerifier', () => {
  it('verifies the exchange of RFC 7677 §3', () => {
    const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))
    const serverKey = Buffer.from(verifier.split(':').at(-1) ?? '', 'base64')
    const exchange =
      'n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0'

    expect(createHmac('sha256', serverKey).update(exchange).digest('base64')).toBe(
      '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    )
  })

  it('refuses a password that SASLprep would change', () => {
    expect(() => scramVerifier('cyfrinach ŵyn')).toThrow('printable ASCII')
  })
})
