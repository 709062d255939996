# frozen_string_literal: true

# @summary The bytes of a text in ISO-8859-1.
#
# A file that was found in that encoding and holds secrets: Puppet fills in
# secrets in UTF-8 only, so the repository has the file in UTF-8, and the
# machine gets it as it was.
Puppet::Functions.create_function(:'apphost::latin1') do
  # @param text
  #   The text. Fails where a character is none of ISO-8859-1.
  # @return [Binary] The bytes.
  dispatch :latin1 do
    param 'String', :text
    return_type 'Binary'
  end

  def latin1(text)
    Puppet::Pops::Types::PBinaryType::Binary.from_binary_string(text.encode('ISO-8859-1').b)
  end
end
