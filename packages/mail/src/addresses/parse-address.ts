export {
  type Address,
  type AddressProblem,
  type AddressReading,
  normaliseAddress,
  parseAddress,
  parseDomain,
} from '@gwirio/contracts/address'
