# @summary BOB: web tier, machines of an Auto Scaling group.
class role::bob::asg {
  include profile::bob::asg
}
