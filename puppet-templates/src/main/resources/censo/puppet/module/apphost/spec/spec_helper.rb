# frozen_string_literal: true

require 'rspec-puppet'

RSpec.configure do |c|
  c.module_path = [File.expand_path('../..', __dir__), '/usr/share/puppet/modules'].join(':')
  c.manifest = File::NULL
  c.strict_variables = true
end

DEBIAN_12 = {
  'os' => { 'name' => 'Debian', 'family' => 'Debian', 'release' => { 'major' => '12', 'full' => '12.11' } },
}.freeze

AMAZON_LINUX_2023 = {
  'os' => { 'name' => 'Amazon', 'family' => 'RedHat', 'release' => { 'major' => '2023', 'full' => '2023' } },
}.freeze
