# @summary The machine through which people reach the others.
class role::bastion {
  include profile::base
}
