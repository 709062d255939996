# frozen_string_literal: true

require 'spec_helper'

describe 'apphost::program' do
  let(:title) { 'bob-orders' }
  let(:facts) { DEBIAN_12 }
  let(:params) { { options: { 'command' => '/bin/a', 'environment' => "A=\"b\",\nC=\"d\"" } } }

  it { is_expected.to compile.with_all_deps }

  it 'writes the options in their order, long ones on several lines' do
    is_expected.to contain_file('/etc/supervisor/conf.d/bob-orders.conf')
      .with_content("; Managed by Puppet (apphost::program): changes made here are lost.\n" \
                    "[program:bob-orders]\ncommand=/bin/a\nenvironment=A=\"b\",\n  C=\"d\"\n")
      .with_mode('0644')
  end

  it 'never restarts supervisord' do
    is_expected.to contain_file('/etc/supervisor/conf.d/bob-orders.conf')
      .that_notifies('Exec[apphost supervisorctl update]')
    is_expected.not_to contain_file('/etc/supervisor/conf.d/bob-orders.conf').that_notifies('Service[supervisor]')
  end

  it 'takes texts only: an unquoted number of YAML is no option' do
    params[:options] = { 'numprocs' => 4 }
    is_expected.to compile.and_raise_error(/expects a String value/)
  end

  context 'with a secret' do
    let(:params) do
      { options: { 'command' => '/bin/a {{secret:x:word}}' }, secrets: sensitive('x' => 'v1') }
    end

    it 'hides the file' do
      is_expected.to contain_file('/etc/supervisor/conf.d/bob-orders.conf').with_mode('0600')
      expect(catalogue.resource('File[/etc/supervisor/conf.d/bob-orders.conf]').sensitive_parameters).to include(:content)
    end
  end

  context 'with the paths of Amazon Linux' do
    let(:facts) { AMAZON_LINUX_2023 }

    it { is_expected.to contain_file('/etc/supervisord.d/bob-orders.ini') }
    it { is_expected.to contain_service('supervisord') }
    it { is_expected.not_to contain_package('supervisor') }
  end
end
