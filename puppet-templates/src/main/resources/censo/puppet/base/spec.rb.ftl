# frozen_string_literal: true

require 'censo_helper'

describe [=role_title] do
  let(:facts) { CENSO_DEBIAN_12 }

  it { is_expected.to compile.with_all_deps }
  it { is_expected.to contain_class([=class_title]) }

  it 'takes from the repository only files that are there' do
    expect(censo_missing_files(catalogue)).to eq([])
  end

  it 'leaves no token of a secret in a file' do
    expect(censo_unfilled_files(catalogue)).to eq([])
  end
end
