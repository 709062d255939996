# frozen_string_literal: true

require 'spec_helper'

describe 'apphost::nginx_file' do
  let(:title) { 'sites-enabled/bob.conf' }
  let(:facts) { DEBIAN_12 }

  context 'with a source' do
    let(:params) { { source: 'profile/bob/x.conf' } }

    it { is_expected.to compile.with_all_deps }

    it 'is served as it is, checked, and only then read' do
      is_expected.to contain_file('/etc/nginx/sites-enabled/bob.conf')
        .with_source('puppet:///modules/profile/bob/x.conf')
        .that_comes_before('Exec[apphost nginx configtest]').that_notifies('Service[nginx]')
      is_expected.to contain_service('nginx').that_requires('Exec[apphost nginx configtest]')
    end
  end

  context 'with a target' do
    let(:params) { { target: '../sites-available/bob.conf' } }

    it { is_expected.to contain_file('/etc/nginx/sites-enabled/bob.conf').with_ensure('link') }
  end

  context 'as a folder' do
    let(:params) { { ensure: 'directory' } }

    it { is_expected.to contain_file('/etc/nginx/sites-enabled/bob.conf').with_ensure('directory') }
  end

  context 'when it is to go' do
    let(:params) { { ensure: 'absent' } }

    it { is_expected.to contain_file('/etc/nginx/sites-enabled/bob.conf').with_ensure('absent') }
  end
end
