# frozen_string_literal: true

require 'spec_helper'

describe 'apphost::cron_file' do
  let(:title) { 'bob' }
  let(:facts) { DEBIAN_12 }
  let(:job) { { 'schedule' => '*/5 * * * *', 'user' => 'bob', 'command' => 'date +\%F%in' } }
  let(:params) { { environment: { 'MAILTO' => '""' }, jobs: { 'bob: date' => job } } }

  it 'writes variables, then jobs, and ends in a newline' do
    is_expected.to contain_file('/etc/cron.d/bob').with_content(
      "# Managed by Puppet (apphost::cron_file): changes made here are lost.\nMAILTO=\"\"\n\n" \
      "# bob: date\n*/5 * * * * bob date +\\%F%in\n",
    )
  end

  it 'refuses a secret in a command, where everyone can read it' do
    job['command'] = 'x -p{{secret:x}}'
    is_expected.to compile.and_raise_error(/entry 'command'/)
  end

  context 'with a name that cron does not read' do
    let(:title) { 'bob.sh' }

    it { is_expected.to compile.and_raise_error(/Pattern/) }
  end
end
