# frozen_string_literal: true

require 'spec_helper'

describe 'apphost::php_pool' do
  let(:title) { '8.2/bob' }
  let(:facts) { DEBIAN_12 }
  let(:params) { { settings: { 'user' => 'bob', 'env[A]' => '"{{secret:x}}"' }, secrets: sensitive('x' => 'a"b') } }

  it { is_expected.to compile.with_all_deps }

  it 'goes to the folder of its version, before the check' do
    is_expected.to contain_file('/etc/php/8.2/fpm/pool.d/bob.conf')
      .that_comes_before('Exec[apphost php-fpm 8.2 configtest]').that_notifies('Service[php8.2-fpm]')
    expect(catalogue.resource('File[/etc/php/8.2/fpm/pool.d/bob.conf]')[:content]).to include('env[A] = "a\\"b"')
  end

  context 'beside a pool of another version' do
    let(:pre_condition) { "apphost::php_pool { '7.4/old': settings => { 'user' => 'bob' } }" }

    it { is_expected.to compile.with_all_deps }
    it { is_expected.to contain_service('php7.4-fpm') }
  end
end
