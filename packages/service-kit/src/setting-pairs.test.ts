import { describe, expect, it } from 'vitest'
import { findBothSet, findHalfSet } from './setting-pairs.ts'

const none = { smtpTlsCert: undefined, smtpTlsKey: undefined, smtpPort: undefined }

describe('two settings that need each other', () => {
  it.each([{ smtpTlsCert: 'c' }, { smtpTlsKey: 'k' }])('are not half set: %o', (set) => {
    expect(findHalfSet({ ...none, ...set }, 'smtpTlsCert', 'smtpTlsKey')).toEqual([
      'SMTP_TLS_CERT and SMTP_TLS_KEY belong together: set both or none.',
    ])
  })

  it.each([{}, { smtpTlsCert: 'c', smtpTlsKey: 'k' }])('are both set or none: %o', (set) => {
    expect(findHalfSet({ ...none, ...set }, 'smtpTlsCert', 'smtpTlsKey')).toEqual([])
  })
})

describe('two settings that exclude each other', () => {
  it('are not both set, also where a port is 0', () => {
    expect(findBothSet({ smtpPort: 0, smtpSocket: '/run/s' }, 'smtpPort', 'smtpSocket')).toEqual([
      'SMTP_PORT and SMTP_SOCKET are both set: remove one of them.',
    ])
  })

  it.each([{}, { smtpPort: 25 }])('are set one at most: %o', (set) => {
    expect(findBothSet({ ...none, ...set }, 'smtpPort', 'smtpTlsCert')).toEqual([])
  })
})
