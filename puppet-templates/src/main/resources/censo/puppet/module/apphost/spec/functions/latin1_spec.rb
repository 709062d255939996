# frozen_string_literal: true

require 'spec_helper'

describe 'apphost::latin1' do
  it 'gives one byte for each character' do
    expect(subject.execute('não').binary_buffer.bytes).to eq([110, 227, 111])
  end

  it 'refuses what the encoding does not have' do
    expect { subject.execute('→') }.to raise_error(Encoding::UndefinedConversionError)
  end
end
