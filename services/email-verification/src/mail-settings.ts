export { domainSetting, domainsSetting, privateKeySetting } from '@gwirio/service-kit'
