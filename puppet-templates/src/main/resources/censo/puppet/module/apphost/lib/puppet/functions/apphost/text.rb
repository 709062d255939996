# frozen_string_literal: true

# @summary The content of a file of a module, as UTF-8.
#
# The function `file` reads by the locale of the process: under LANG=C, which
# cron and systemd start Puppet with, one accent in a comment is an error.
Puppet::Functions.create_function(:'apphost::text', Puppet::Functions::InternalFunction) do
  # @param source
  #   `<module>/<path below its files folder>`.
  # @return [String] The content.
  dispatch :text do
    scope_param
    param 'String[1]', :source
    return_type 'String'
  end

  def text(scope, source)
    path = Puppet::Parser::Files.find_file(source, scope.compiler.environment)
    raise Puppet::ParseError, "no module has the file #{source}" unless path

    Puppet::FileSystem.read(path, encoding: 'utf-8')
  end
end
