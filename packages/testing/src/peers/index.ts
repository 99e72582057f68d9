export { type RealClamd, startRealClamd } from './clamd.ts'
export { type Dovecot, type DovecotOptions, startDovecot } from './dovecot.ts'
export { findMissingPeers } from './missing-peers.ts'
export { type Postfix, type PostfixOptions, startPostfix } from './postfix.ts'
