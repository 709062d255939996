# frozen_string_literal: true

# What the specs of applications share: the real data of the repository, below
# values for the secrets that exist only here.

require 'rspec-puppet'
require 'tmpdir'
require 'yaml'

CENSO_ROOT = File.expand_path('..', __dir__)

# Every name of a secret in the data and in the files, with a value.
def censo_secrets
  sources = Dir[File.join(CENSO_ROOT, 'data/apps/*/*.yaml'),
                File.join(CENSO_ROOT, 'site-modules/profile/files/**/*')].select { |path| File.file?(path) }
  names = sources.flat_map { |path| File.binread(path).scan(/\{\{secret:([a-z0-9_]+)/) }.flatten.uniq
  names.to_h { |name| [name, "value-of-#{name}"] }
end

# Classes that take secrets: each gets all of them.
def censo_classes
  Dir[File.join(CENSO_ROOT, 'data/apps/*/*.yaml')].map do |path|
    application, file = path.delete_suffix('.yaml').split('/').last(2)
    ['profile', application.tr('-', '_'), file == 'common' ? nil : file].compact.join('::')
  end
end

def censo_hiera
  folder = Dir.mktmpdir('censo-spec')
  secrets = censo_secrets
  File.write(File.join(folder, 'secrets.yaml'), censo_classes.to_h { |name| ["#{name}::secrets", secrets] }.to_yaml)
  levels = [{ 'name' => 'Secrets of the specs', 'datadir' => folder, 'path' => 'secrets.yaml' },
            { 'name' => 'Applications', 'datadir' => File.join(CENSO_ROOT, 'data'), 'globs' => ['apps/*/*.yaml'] }]
  File.write(File.join(folder, 'hiera.yaml'),
             { 'version' => 5, 'defaults' => { 'data_hash' => 'yaml_data' }, 'hierarchy' => levels }.to_yaml)
  File.join(folder, 'hiera.yaml')
end

# A source that is missing compiles, and fails on the machine.
def censo_missing_files(catalogue)
  catalogue.resources.select { |r| r.type == 'File' }.flat_map { |r| [r[:source]].flatten.compact }.reject do |source|
    mod, path = source.delete_prefix('puppet:///modules/').split('/', 2)
    File.exist?(File.join(CENSO_ROOT, 'site-modules', mod, 'files', path))
  end
end

def censo_unfilled_files(catalogue)
  catalogue.resources.select { |r| r.type == 'File' && r[:content].to_s.include?('{{secret:') }.map(&:title)
end

RSpec.configure do |c|
  c.module_path = [File.join(CENSO_ROOT, 'site-modules'), File.join(CENSO_ROOT, 'modules'),
                   '/usr/share/puppet/modules'].join(':')
  # No site.pp: it fails for a node without a role.
  c.manifest = File::NULL
  c.hiera_config = censo_hiera
  c.strict_variables = true
end

CENSO_DEBIAN_12 = {
  'os' => { 'name' => 'Debian', 'family' => 'Debian', 'release' => { 'major' => '12', 'full' => '12.11' } },
  'networking' => { 'fqdn' => 'host.example' },
}.freeze
