# @summary BOB: workers and cron jobs, machines outside any Auto Scaling group.
class role::bob::no_asg {
  include profile::bob::no_asg
}
