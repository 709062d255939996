# @summary Where PHP and php-fpm keep their things: any number of versions
#   side by side. `<version>` and `<sapi>` stand for what they say.
#
# @param cli_package
#   Name of the package of the command line.
# @param manage_packages
#   Whether Puppet installs the packages.
# @param ini_dir
#   The folder of additional .ini files.
# @param fpm_package
#   Name of the package of php-fpm.
# @param fpm_service
#   Name of its service.
# @param fpm_binary
#   Its path.
# @param fpm_conf
#   Its main file.
# @param fpm_pool_dir
#   The folder of its pools.
class apphost::php (
  String[1]     $cli_package,
  Boolean       $manage_packages,
  Apphost::Path $ini_dir,
  String[1]     $fpm_package,
  String[1]     $fpm_service,
  Apphost::Path $fpm_binary,
  Apphost::Path $fpm_conf,
  Apphost::Path $fpm_pool_dir,
) {
}
