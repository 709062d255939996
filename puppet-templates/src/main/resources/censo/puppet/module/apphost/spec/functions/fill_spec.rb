# frozen_string_literal: true

require 'spec_helper'

describe 'apphost::fill' do
  def filled(text, secrets, context)
    subject.execute(text, sensitive(secrets), context).unwrap
  end

  it 'leaves a text without tokens as it is, and public' do
    is_expected.to run.with_params('a {x} b', sensitive({}), 'plain').and_return('a {x} b')
  end

  it 'refuses a secret without a value' do
    is_expected.to run.with_params('{{secret:x}}', sensitive({}), 'plain').and_raise_error(/secret 'x' has no value/)
  end

  it 'refuses a token that is not written as it should be' do
    is_expected.to run.with_params('{{secret:X', sensitive({}), 'plain').and_raise_error(/not written as it should/)
  end

  {
    'doubles what supervisor would expand' => ['A="{{secret:x}}"', '50%', 'supervisor', 'A="50%%"'],
    'quotes for php' => ['"{{secret:x}}"', "s3@\\0#\\\\;\"q'$x\\", 'php', "\"s3@\\\\0#\\\\\\\\;\\\"q'$x\\\\\""],
    'quotes for nginx in either kind of quotes' => ["'{{secret:x}}'", "it's \"q\"", 'nginx', "'it\\'s \\\"q\\\"'"],
    'encodes within a URL' => ['redis://:{{secret:x:url}}@h', 'p@s/%', 'supervisor', 'redis://:p%%40s%%2F%%25@h'],
    'keeps a word of a command' => ['-p{{secret:x:word}} b', 'a-b_1!', 'plain', '-pa-b_1! b'],
    'fills in every token, line ends kept' => ["{{secret:x}}\n{{secret:x}}\n", 'v', 'plain', "v\nv\n"],
  }.each do |what, (text, secret, context, result)|
    it what do
      expect(filled(text, { 'x' => secret }, context)).to eq(result)
    end
  end

  {
    'a quote in supervisor' => ['{{secret:x}}', 'a"b', 'supervisor'],
    'a comment in supervisor' => ['{{secret:x}}', 'a #b', 'supervisor'],
    'a pair of quotes in cron' => ['{{secret:x}}', "'a'", 'cron'],
    'an expansion in php' => ['{{secret:x}}', '${HOME}', 'php'],
    'a variable in nginx' => ['{{secret:x}}', '$host', 'nginx'],
    'a blank in a word' => ['{{secret:x:word}}', 'a b', 'plain'],
    'a substitution in a word' => ['{{secret:x:word}}', '$(id)', 'plain'],
    'an accent in a URL' => ['{{secret:x:url}}', 'é', 'plain'],
  }.each do |what, (text, secret, context)|
    it "refuses #{what}" do
      is_expected.to run.with_params(text, sensitive('x' => secret), context).and_raise_error(/a secret holds/)
    end
  end

  it 'refuses a placeholder' do
    is_expected.to run.with_params('{{secret:x}}', sensitive('x' => 'CHANGEME'), 'plain').and_raise_error(/Secrets/)
  end
end
