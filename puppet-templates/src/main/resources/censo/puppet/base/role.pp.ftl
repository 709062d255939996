# @summary [=title]: [=what].
class role::[=application]::[=profile] {
  include profile::[=application]::[=profile]
}
